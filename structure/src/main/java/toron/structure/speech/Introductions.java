package toron.structure.speech;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;
import toron.structure.format.Draft;
import toron.structure.heading.Participants;
import toron.structure.text.SourceText;

/** Sides that a chair gives by name: "Speaking for the motion are A and B. Against it, C." */
final class Introductions {
  private static final Pattern SENTENCE =
      Pattern.compile("(?<!\\b(?:Mr|Ms|Dr|Mrs|Prof|St))[.?!](?:\\s|$)");
  private static final Pattern FOR =
      Pattern.compile(
          "\\b(?:(?:speak\\w*|argu\\w+|here|stand\\w*)[^.]{0,20} (?:for|in (?:favou?r|support) of)\\b|for (?:the motion|the resolution|it)\\b|in favou?r\\b|proposing\\b|(?:argu\\w+|say\\w*|vot\\w+) yes\\b|(?:yes|pro) side\\b)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern AGAINST =
      Pattern.compile(
          "\\b(?:against|opposing|in opposition|(?:argu\\w+|say\\w*|vot\\w+) no|(?:no|con) side)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MOVER =
      Pattern.compile(
          "(\\p{Lu}[\\p{L}\\-]+)['’]s? (?:notice of )?(?:motion|resolution|proposal|bill)\\b|\\b(?:motion|resolution|proposal|bill) (?:is |stands )?(?:moved|proposed|put forward|in the name of|by)[^.]{0,30}? (\\p{Lu}[\\p{L}\\-]+)[.,]");
  private static final Pattern SECONDS =
      Pattern.compile(
          "\\s*[^.]{0,40}\\bI (?:(?:would |do |am happy to |formally )?second|beg to second)\\b(?! the amendment)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern OPPOSES =
      Pattern.compile(
          "\\bI (?:can['’]?no?t|cannot|won['’]t|will not|shall not|do not|don['’]t) (?:support|vote for|back) (?:this|the) (?:motion|resolution|proposal|bill)\\b|\\b(?:I|me|to) move an amendment\\b",
          Pattern.CASE_INSENSITIVE);

  /** So much before the first turn may say who moves and who answers. */
  private static final int HEAD = 1000;

  private final SourceText source;

  Introductions(SourceText source) {
    this.source = source;
  }

  /** Lower-case names of turns and the sides that are said. */
  Map<String, Side> read(List<Draft.Turn> turns) {
    Map<String, Side> sides = new LinkedHashMap<>();
    int first = turns.isEmpty() ? 0 : turns.get(0).label().begin();
    for (String line : source.text().substring(Math.max(0, first - HEAD), first).split("\n", -1)) {
      for (String sentence : SENTENCE.split(line)) {
        introduce(sentence, turns, sides);
      }
    }
    for (Draft.Turn turn : turns) {
      String name = turn.name();
      String body = source.text().substring(turn.body().begin(), turn.body().end());
      if (turn.kind() == Debate.SpeechKind.MODERATION) {
        for (String sentence : SENTENCE.split(body)) {
          introduce(sentence, turns, sides);
        }
      } else if (name != null && OPPOSES.matcher(body).find()) {
        sides.putIfAbsent(key(name), Side.NEGATIVE);
      } else if (SECONDS.matcher(body).lookingAt() && name != null) {
        sides.putIfAbsent(key(name), Side.AFFIRMATIVE);
      }
    }
    return sides;
  }

  private static void introduce(String sentence, List<Draft.Turn> turns, Map<String, Side> sides) {
    Matcher supports = FOR.matcher(sentence);
    Matcher opposes = AGAINST.matcher(sentence);
    boolean one = supports.find() != opposes.find();
    Matcher mover = MOVER.matcher(sentence);
    String moves = mover.find() ? first(mover.group(1), mover.group(2)) : null;
    for (Draft.Turn turn : turns) {
      String name = turn.name();
      if (name == null || turn.kind() != Debate.SpeechKind.STATEMENT) {
        continue;
      }
      String family = Participants.family(name);
      if (moves != null && moves.equalsIgnoreCase(family)) {
        sides.putIfAbsent(key(name), Side.AFFIRMATIVE);
      }
      boolean latin = !family.isEmpty() && family.charAt(0) < 0x2ff;
      if (one && latin && names(sentence, family)) {
        boolean against = opposes.reset().find();
        sides.putIfAbsent(key(name), against ? Side.NEGATIVE : Side.AFFIRMATIVE);
      }
    }
  }

  private static boolean names(String sentence, String family) {
    return Pattern.compile("\\b" + Pattern.quote(family) + "\\b", Pattern.CASE_INSENSITIVE)
        .matcher(sentence)
        .find();
  }

  private static @Nullable String first(@Nullable String one, @Nullable String other) {
    return one == null ? other : one;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
