package toron.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Counts of votes that no judge is named for: majorities, polls of the house, members who rose. */
final class Tallies {
  private static final String NUMBER =
      "(\\d+|[〇零一二三四五六七八九十百]+|no(?:ne|body)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";
  private static final Map<String, Integer> WORDS =
      Map.ofEntries(
          Map.entry("no", 0),
          Map.entry("none", 0),
          Map.entry("nobody", 0),
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("eleven", 11),
          Map.entry("twelve", 12));
  private static final Pattern SHARE =
      words(
          "\\b(before|after)\\b|(\\d+(?:\\.\\d+)?) ?(?:%|per cent|percent)(?: of you)?(?:"
              + " (?:were|are|was|is|voted|stood))? (for|against)|\\b(for|against)[:,]?"
              + " (\\d+(?:\\.\\d+)?) ?(?:%|per cent|percent)"
              + "|(?:討論|ディベート|議論|試合|討議)の?(?:(?<before>前|開始前)|(?<later>後|終了後))|(?<ja>賛成|反対)[^\\d。、]{0,3}(?<share>\\d+(?:\\.\\d+)?)"
              + " ?(?:%|パーセント)");
  private static final Pattern MAJORITY =
      words(
          NUMBER
              + "[\\s　]*(?:対|-|–|―|votes? to|to)[\\s　]*"
              + NUMBER
              + "(?:[\\s　]*(?:で|の|decision|split|vote|\\)|$|[.。]))");
  private static final Pattern OF_ALL =
      words(NUMBER + "(?:票|名|人)(?:のうち|中)の?[、]?" + NUMBER + "(?:票|名|人)");
  private static final Pattern STANDING = words("起立[\\s　]*(?:者)?" + NUMBER + "(?:名|人)");
  private static final Pattern DIVISION =
      words(
          "(賛成|反対|肯定側?|否定側?|与党側?|野党側?|政府側?|可とする者|否とする者|\\bfor\\b|\\bagainst\\b|\\bayes?\\b|\\bnoes\\b|\\bnays?\\b|in"
              + " favou?r)(?:者|票|側)?[\\s　]*[:,、はにがへ]?[\\s　]*"
              + NUMBER
              + "(?:[\\s　]*(?:名|人|票|votes?)|(?=[\\s　]*[;,.。、)]|[\\s　]+(?:反対|否定|野党)|$))");
  private static final Pattern VOTES_FOR =
      words(
          "(\\d+)(?: votes?)? for (?:the"
              + " )?(affirmative|negative|government|opposition|proposition|pro|con)\\b");

  private final @Nullable Side winner;
  private final boolean named;
  private final List<Debate.Tally> tally = new ArrayList<>();

  /**
   * @param winner whose votes the larger number is, or null where that is not known
   * @param named whether the judges' votes are known one by one
   */
  Tallies(@Nullable Side winner, boolean named) {
    this.winner = winner;
    this.named = named;
  }

  List<Debate.Tally> read(List<String> lines) {
    lines.forEach(this::share);
    for (String line : lines) {
      if (tally.isEmpty()) {
        line(line);
      }
    }
    return tally;
  }

  /** "Before the debate, 38 per cent of you were for the motion, 35 per cent against". */
  private void share(String line) {
    Matcher matcher = SHARE.matcher(line);
    String when = null;
    while (matcher.find()) {
      if (matcher.group("before") != null || matcher.group("later") != null) {
        when = matcher.group("before") != null ? "before" : "after";
      } else if (when != null && matcher.group("ja") != null) {
        double value = Double.parseDouble(matcher.group("share"));
        tally.add(new Debate.Tally(side(matcher.group("ja")), when, value, "percent"));
      } else if (matcher.group(1) != null) {
        when = matcher.group(1).toLowerCase(Locale.ROOT);
      } else if (when != null) {
        boolean ahead = matcher.group(2) != null;
        String word = ahead ? matcher.group(3) : matcher.group(4);
        double value = Double.parseDouble(ahead ? matcher.group(2) : matcher.group(5));
        tally.add(new Debate.Tally(side(word), when, value, "percent"));
      }
    }
  }

  private void line(String line) {
    Matcher all = OF_ALL.matcher(line);
    Matcher majority = MAJORITY.matcher(line);
    Matcher standing = STANDING.matcher(line);
    if (winner != null && all.find()) {
      votes(winner, all.group(2));
      if (number(all.group(1)) == number(all.group(2))) {
        votes(other(winner), "0");
      }
    } else if (winner != null && !named && line.length() <= 80 && majority.find()) {
      int first = number(majority.group(1));
      int second = number(majority.group(2));
      if (first != second && first + second <= 15) {
        votes(winner, String.valueOf(Math.max(first, second)));
        votes(other(winner), String.valueOf(Math.min(first, second)));
      }
    } else if (standing.find()) {
      votes(Side.AFFIRMATIVE, standing.group(1));
    } else if (!named) {
      division(line, DIVISION, 1, 2);
      division(line, VOTES_FOR, 2, 1);
    }
  }

  private void division(String line, Pattern pattern, int word, int count) {
    Matcher matcher = pattern.matcher(line);
    while (tally.size() < 2 && matcher.find()) {
      Side side = side(matcher.group(word));
      if (tally.stream().noneMatch(t -> t.side() == side)) {
        votes(side, matcher.group(count));
      }
    }
  }

  private void votes(Side side, String count) {
    tally.add(new Debate.Tally(side, null, number(count), "votes"));
  }

  private static int number(String words) {
    Integer known = WORDS.get(words.toLowerCase(Locale.ROOT));
    if (known != null) {
      return known;
    }
    return words.matches("[〇零]") ? 0 : Numbers.japanese(words);
  }

  private static Side side(String word) {
    String w = word.toLowerCase(Locale.ROOT);
    boolean against = w.matches("against|no.*|nay.*|反対|野党.*|否.*|neg.*|opp.*|con");
    return against ? Side.NEGATIVE : Side.AFFIRMATIVE;
  }

  private static Side other(Side side) {
    return side == Side.AFFIRMATIVE ? Side.NEGATIVE : Side.AFFIRMATIVE;
  }

  private static Pattern words(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
  }
}
