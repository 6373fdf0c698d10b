package toron.structure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.SourceText.TextLine;

/** Questions and answers of a cross-examination. */
final class ExchangeFinder {
  private static final Pattern ASKER =
      Pattern.compile(
          "[\\s　]*[(【\\[]?(?:Q(?:uestion)?\\s?\\d{0,2}|問\\d{0,2}|質問[者側]?\\d{0,2}|質疑[者側]?|質)[)】\\]]?[\\s"
              + "　]*[.::)、]?[\\s　]*(?=\\S)");
  private static final Pattern ANSWERER =
      Pattern.compile(
          "[\\s　]*[(【\\[]?(?:A(?:nswer)?\\s?\\d{0,2}|答え?\\d{0,2}|応答[者側]?\\d{0,2}|回答[者側]?|応|→|⇒)[)】\\]]?[\\s"
              + "　]*[.::)、]?[\\s　]*(?=\\S)");
  private static final Pattern SPEAKER =
      Pattern.compile(
          "[\\s　]*[【\\[(]?([^\\s　:。、「」?!]{1,20}(?: [^\\s　:。、「」?!]{1,14}){0,3})[)】\\]]?[\\s　]*:[\\s"
              + "　]*");

  /** "否　…", "【肯定側】…", "Neg: …": the side stands for the voice. */
  private static final Pattern VOICE =
      Pattern.compile(
          "[\\s　]*[(【\\[〔<《]?((?:肯定|否定|賛成|反対)側?|肯|否|aff(?:irmative)?|neg(?:ative)?|pro|con)[)】\\]〕>》]?(?:[\\s"
              + "　]*[:.][\\s　]*|[\\s　]+|(?<=[)】\\]〕>》])|(?=「))(?=\\S)",
          Pattern.CASE_INSENSITIVE);

  /** "1　…か。―…": the number of a question. */
  private static final Pattern NUMBERED =
      Pattern.compile(
          "[\\s　]*(?:[(]\\d{1,2}[)]|\\d{1,2}[.)、:]|\\d{1,2}[\\s"
              + "　]+|\\d{1,2}(?=[^\\x00-\\x7f年月日人円点回票割万億兆%]))[\\s　]*(?=\\S)");

  /** Where the answer begins on the question's own line. */
  private static final Pattern ANSWER =
      Pattern.compile(
          "[\\s　]*(?:―+|─+|—+|–|→|⇒|/|\\t)[\\s　]*(?:(?:A\\d{0,2}|答え?|応答?|回答)[.:)][\\s　]*)?|[\\s"
              + "　]*[(【\\[]?(?:A\\s?\\d{0,2}|答え?\\d{0,2}|応答者?|回答者?|応)(?:[)】\\]][\\s"
              + "　]*[.:]?|[.:])[\\s　]*|[\\s　]*(?:肯定?側?|否定?側?)(?:[\\s　]*:|(?=「))[\\s　]*|[\\s　]*A[\\s"
              + "　]+");

  private static final Pattern LABEL_END = Pattern.compile("[.:)】\\]、\\s\u3000]$");
  private static final Pattern DASH = Pattern.compile("[\\s　]*(?:――|──|—|–|- )[\\s　]*");
  private static final Pattern ASKS =
      Pattern.compile("[??]|(?:です|ます|でしょう|ました|よろしい|ません)か(?=[。\\s]|$)|か。");

  private static final String ASKING = "Q";
  private static final String ANSWERING = "A";
  private static final String DASHED = "―";

  private final SourceText source;
  private final String text;
  private int asked;

  ExchangeFinder(SourceText source) {
    this.source = source;
    this.text = source.text();
  }

  /** One question with its answer, if there is one. */
  record Found(Span question, @Nullable Span answer) {}

  private record Part(String who, Span words) {}

  List<Found> find(Span body) {
    List<Part> parts = parts(body);
    List<Found> found = new ArrayList<>();
    if (parts.size() < 2) {
      return found;
    }
    String asker = asker(parts);
    @Nullable Span question = null;
    for (Part part : parts) {
      if (part.who().equals(asker)) {
        if (question != null) {
          found.add(new Found(question, null));
        }
        question = part.words();
      } else if (question != null) {
        found.add(new Found(question, part.words()));
        question = null;
      }
    }
    if (question != null && ASKS.matcher(text.substring(question.begin(), question.end())).find()) {
      found.add(new Found(question, null));
    }
    return found;
  }

  /** Points of information: two lines behind dashes, a question and what the speaker answers. */
  List<Found> points(Span body) {
    List<Found> found = new ArrayList<>();
    @Nullable Span question = null;
    for (TextLine line : source.lines()) {
      if (line.begin() < body.begin() || line.end() > body.end()) {
        continue;
      }
      Matcher dash = DASH.matcher(text).region(line.begin(), line.end());
      Span words = dash.lookingAt() ? source.trim(dash.end(), line.end()) : null;
      if (words != null && question != null) {
        found.add(new Found(question, words));
        question = null;
      } else {
        boolean asks = words != null && ASKS.matcher(source.text(line)).find();
        question = asks ? words : null;
      }
    }
    return found;
  }

  /** Turns within the speech: neighbouring lines of one voice are one part. */
  private List<Part> parts(Span body) {
    List<Span> lines = new ArrayList<>();
    Set<String> voices = new HashSet<>();
    for (TextLine line : source.lines()) {
      Span words =
          source.trim(Math.max(line.begin(), body.begin()), Math.min(line.end(), body.end()));
      if (words.begin() < words.end()) {
        lines.add(words);
        Part part = part(words.begin(), words.end());
        if (part != null) {
          voices.add(part.who());
        }
      }
    }
    List<Part> parts = new ArrayList<>();
    boolean dashes = voices.equals(Set.of(DASHED)) && lines.stream().allMatch(this::labelled);
    for (Span line : lines) {
      if (dashes) {
        // nothing but dashes: they take turns
        Span words = source.trim(dashEnd(line), line.end());
        parts.add(new Part(parts.size() % 2 == 0 ? ASKING : ANSWERING, bare(words)));
        continue;
      }
      read(line, voices, parts);
    }
    return parts;
  }

  private boolean labelled(Span line) {
    return part(line.begin(), line.end()) != null;
  }

  private int dashEnd(Span line) {
    Matcher dash = DASH.matcher(text).region(line.begin(), line.end());
    return dash.lookingAt() ? dash.end() : line.begin();
  }

  private void read(Span line, Set<String> voices, List<Part> parts) {
    Part part = part(line.begin(), line.end());
    Span answer = part == null || part.who().equals(ANSWERING) ? null : answer(part.words());
    if (part != null && answer != null) {
      Span question = source.trim(part.words().begin(), asked);
      parts.add(new Part(ASKING, bare(question)));
      parts.add(new Part(ANSWERING, bare(answer)));
    } else if (part != null) {
      add(parts, new Part(part.who(), bare(part.words())));
    } else if (voices.isEmpty()) {
      add(parts, new Part(asks(line) ? ASKING : ANSWERING, line));
    } else if (!parts.isEmpty() && voices.size() == 1 && !last(parts).who().equals(ANSWERING)) {
      parts.add(new Part(ANSWERING, line)); // only one voice is marked
    } else if (!parts.isEmpty()) {
      extend(parts, line.end());
    }
  }

  private void add(List<Part> parts, Part part) {
    boolean goesOn =
        !parts.isEmpty() && last(parts).who().equals(part.who()) && !asks(last(parts).words());
    if (goesOn) {
      extend(parts, part.words().end());
    } else {
      parts.add(part);
    }
  }

  private void extend(List<Part> parts, int end) {
    Part last = parts.remove(parts.size() - 1);
    parts.add(new Part(last.who(), source.trim(last.words().begin(), end)));
  }

  private boolean asks(Span words) {
    return ASKS.matcher(text).region(words.begin(), words.end()).find();
  }

  /** The answer on the question's own line, or null; {@link #asked} is where the question ends. */
  private @Nullable Span answer(Span words) {
    for (int at = words.begin() + 1; at < words.end(); at++) {
      if ("。?!」か".indexOf(text.charAt(at - 1)) < 0) {
        continue;
      }
      Matcher turn = ANSWER.matcher(text).region(at, words.end());
      if (turn.lookingAt() && turn.end() < words.end()) {
        asked = at;
        return source.trim(turn.end(), words.end());
      }
    }
    return null;
  }

  /** Without the brackets that enclose all of it. */
  private Span bare(Span words) {
    boolean enclosed =
        words.length() > 2
            && text.charAt(words.begin()) == '「'
            && Brackets.close(text, words.begin(), words.end()) == words.end() - 1;
    return enclosed ? source.trim(words.begin() + 1, words.end() - 1) : words;
  }

  private static Part last(List<Part> parts) {
    return parts.get(parts.size() - 1);
  }

  private @Nullable Part part(int begin, int end) {
    Matcher asker = ASKER.matcher(text).region(begin, end);
    if (asker.lookingAt() && asker.end() > begin) {
      return new Part(ASKING, source.trim(asker.end(), end));
    }
    Matcher answerer = ANSWERER.matcher(text).region(begin, end);
    if (answerer.lookingAt() && labelled(begin, answerer.end())) {
      return new Part(ANSWERING, source.trim(answerer.end(), end));
    }
    Matcher voice = VOICE.matcher(text).region(begin, end);
    if (voice.lookingAt()) {
      return new Part(voice.group(1), source.trim(voice.end(), end));
    }
    Matcher speaker = SPEAKER.matcher(text).region(begin, end);
    if (speaker.lookingAt() && speaker.end() < end) {
      return new Part(speaker.group(1), source.trim(speaker.end(), end));
    }
    Matcher numbered = NUMBERED.matcher(text).region(begin, end);
    if (numbered.lookingAt() && asks(new Span(begin, end))) {
      return new Part(ASKING, source.trim(numbered.end(), end));
    }
    Matcher dash = DASH.matcher(text).region(begin, end);
    if (dash.lookingAt() && dash.end() < end) {
      return new Part(DASHED, source.trim(dash.end(), end));
    }
    return null;
  }

  /** An "A" that begins a word is not a label. */
  private boolean labelled(int begin, int end) {
    String words = text.substring(begin, end);
    boolean divided = LABEL_END.matcher(words).find();
    return divided || (words.length() > 1 && words.charAt(0) > 0x7f);
  }

  /** Who asks: the voice with more questions; at a tie the first. */
  private String asker(List<Part> parts) {
    String first = parts.get(0).who();
    int ofFirst = 0;
    int ofOthers = 0;
    for (Part part : parts) {
      if (ASKS.matcher(text.substring(part.words().begin(), part.words().end())).find()) {
        if (part.who().equals(first)) {
          ofFirst++;
        } else {
          ofOthers++;
        }
      }
    }
    if (first.equals(ASKING) || ofFirst >= ofOthers) {
      return first;
    }
    return parts.stream().map(Part::who).filter(w -> !w.equals(first)).findFirst().orElse(first);
  }
}
