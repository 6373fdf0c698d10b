package toron.structure.argument;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What speaks for and against a new unit at each sentence of a speech: its words, its place, what
 * the signposts say, and whether it takes up what the other side said.
 */
final class CutSigns {
  private static final int[] LENGTHS = {8, 15, 30, 60, 100};
  private static final int[] LENGTHS_ENGLISH = {15, 40, 80, 150, 250};
  private static final int HEAD = 18;
  private static final int HEAD_ENGLISH = 45;
  private static final int LONGEST_OPENER = 5;
  private static final int FIRST_WORDS = 10;
  private static final int SINCE = 5;
  private static final int PARTS = 6;
  private static final Pattern BRACKETS = Pattern.compile("^[\\s\\u3000・●○◆■□<〈《【\\[(（*「『“\"]+");
  private static final Pattern CLAUSE = Pattern.compile("^(.{2,45}?)(?:[、。]|$)");
  private static final Pattern CLAUSE_ENGLISH = Pattern.compile("^(.{3,90}?)(?:[,.;:?!—–]|$)");
  private static final Pattern ENGLISH = Pattern.compile("[a-z']+|\\d+|[.,:;]");
  private static final Pattern CLOSED = Pattern.compile("[。.!?！？」”\"')）]$");

  private final CutSpeech speech;
  private final boolean japanese;
  private final boolean dense;
  private final Ordinals ordinals;
  private final List<List<String>> own = new ArrayList<>();

  CutSigns(CutSpeech speech) {
    this.speech = speech;
    this.japanese = speech.japanese();
    this.ordinals = new Ordinals(japanese);
    this.dense = speech.sentences().size() > 7.0 * Math.max(1, speech.paragraphs());
  }

  /** The signs of each sentence, those of its neighbours included. */
  List<List<String>> all() {
    for (int i = 0; i < speech.sentences().size(); i++) {
      own.add(signs(i));
    }
    List<List<String>> all = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      List<String> signs = new ArrayList<>(own.get(i));
      String place = speech.opensParagraph(i) ? "first" : "in";
      for (String context : speech.context()) {
        signs.add(context);
        signs.add(context + "/" + place);
      }
      neighbour(signs, "-1 ", i - 1, "before the first");
      neighbour(signs, "+1 ", i + 1, "behind the last");
      all.add(signs);
    }
    return all;
  }

  private void neighbour(List<String> signs, String mark, int at, String none) {
    if (at < 0 || at >= own.size()) {
      signs.add(none);
      return;
    }
    for (String sign : own.get(at)) {
      boolean telling =
          sign.startsWith("head ")
              || sign.startsWith("rule ")
              || sign.startsWith("place ")
              || sign.startsWith("length ")
              || sign.startsWith("quote")
              || sign.equals("open end");
      if (telling && sign.indexOf('/') < 0) {
        signs.add(mark + sign);
      }
    }
  }

  private List<String> signs(int i) {
    String text = speech.text(i);
    String place = speech.opensParagraph(i) ? "first" : "in";
    Set<String> signs = new LinkedHashSet<>();
    words(text, place, signs);
    signs.addAll(ordinals.next(BRACKETS.matcher(text).replaceFirst(""), place));
    place(i, text, place, signs);
    rules(i, place, signs);
    signs.addAll(speech.taken(i));
    return List.copyOf(signs);
  }

  private void words(String text, String place, Set<String> signs) {
    List<String> cues = Cues.in(text);
    cues.forEach(cue -> signs.add("cue " + cue));
    int head = japanese ? HEAD : HEAD_ENGLISH;
    for (String cue : text.length() <= head ? cues : Cues.in(text.substring(0, head))) {
      signs.add("head " + cue);
      signs.add("head " + cue + "/" + place);
      signs.add("head " + cue + "/" + place + (dense ? "/dense" : "/loose"));
      signs.add("head " + cue + "/" + speech.kind());
    }
    String bare = BRACKETS.matcher(text).replaceFirst("");
    Matcher clause = (japanese ? CLAUSE : CLAUSE_ENGLISH).matcher(text);
    String first = clause.find() ? clause.group(1) : "";
    signs.addAll(japanese ? SentenceForm.japanese(bare) : SentenceForm.english(bare));
    if (japanese) {
      for (int n = 1; n <= LONGEST_OPENER && n <= bare.length(); n++) {
        signs.add("opens " + bare.substring(0, n));
      }
      for (int n = 2; n <= 4 && n <= text.length(); n++) {
        signs.add("ends " + text.substring(text.length() - n));
      }
      for (int n = 1; n <= 3 && n <= first.length(); n++) {
        signs.add("clause " + first.substring(first.length() - n));
        signs.add("clause " + first.substring(first.length() - n) + "/" + place);
      }
    } else {
      english(bare, first, signs);
    }
    if (!CLOSED.matcher(text).find()) {
      signs.add("open end");
    }
  }

  private static void english(String bare, String first, Set<String> signs) {
    Matcher word = ENGLISH.matcher(bare.toLowerCase(Locale.ROOT));
    StringBuilder opener = new StringBuilder();
    String before = "";
    for (int n = 0; n < FIRST_WORDS && word.find(); n++) {
      signs.add("word " + word.group());
      signs.add("pair " + before + " " + word.group());
      before = word.group();
      if (n < 3) {
        opener.append(n == 0 ? "" : " ").append(word.group());
        signs.add("opens " + opener);
      }
    }
    String[] clause = first.toLowerCase(Locale.ROOT).strip().split("\\s+", -1);
    signs.add("clause " + clause[clause.length - 1]);
    signs.add("clause of " + bucket(clause.length, 1, 3, 6, 10));
  }

  private void place(int i, String text, String place, Set<String> signs) {
    int last = speech.sentences().size() - 1;
    int paragraph = speech.paragraph(i);
    int paragraphs = speech.paragraphs();
    signs.add("place " + place);
    signs.add("place " + place + "/of " + bucket(paragraphs, 1, 3));
    signs.add("place " + place + (dense ? "/dense" : "/loose"));
    signs.add("paragraph " + Math.min(paragraph, 2) + "/" + place);
    distances(i, last, signs);
    signs.add("left " + Math.min(last - i, 2));
    signs.add("number " + Math.min(i, 3));
    signs.add(
        "last paragraph "
            + (paragraph == paragraphs - 1)
            + "/"
            + place
            + "/"
            + speech.lastOfSide());
    signs.add("length " + bucket(text.length(), japanese ? LENGTHS : LENGTHS_ENGLISH));
    signs.add("brief " + (text.length() < (japanese ? 12 : 30)) + "/" + place);
    signs.add("speech of " + bucket(last + 1, 1, 3, 8, 20) + "/" + speech.kind());
    if (speech.quoted(i)) {
      signs.add("quoted");
    }
    if (speech.opensQuote(i)) {
      signs.add("quote opens");
    }
    if (i > 0 && speech.quoted(i - 1)) {
      signs.add("behind a quotation");
    }
  }

  private void distances(int i, int last, Set<String> signs) {
    int since = 0;
    while (since < SINCE && i - since > 0 && !speech.opensParagraph(i - since)) {
      since++;
    }
    int on = 1;
    while (on < SINCE && i + on <= last && !speech.opensParagraph(i + on)) {
      on++;
    }
    signs.add("since paragraph " + since);
    signs.add("paragraph goes on " + on + (speech.opensParagraph(i) ? "/first" : ""));
    signs.add("part " + i * PARTS / (last + 1) + "/" + speech.kind());
  }

  private void rules(int i, String place, Set<String> signs) {
    String rule = speech.rule(i);
    signs.add("rule " + rule);
    signs.add("rule " + rule + "/" + speech.labelled(i));
    signs.add("rule " + rule + "/" + place);
    signs.add("rule " + rule + "/" + speech.kind() + "/" + speech.answers());
    String post = speech.signpost(i);
    signs.add(post.isEmpty() ? "no signpost" : "signpost " + post);
    if (speech.turnsTo(i)) {
      signs.add("turns");
      signs.add("turns/" + place);
    }
  }

  static int bucket(double value, int... bounds) {
    int bucket = 0;
    for (int bound : bounds) {
      bucket += value > bound ? 1 : 0;
    }
    return bucket;
  }
}
