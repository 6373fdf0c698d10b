package toron.structure.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;

/** How many were on each side, as sentences count them; undecided ones belong to neither. */
final class Polls {
  private static final char NEITHER = '\uE00F';
  private static final String AFFIRMATIVE = String.valueOf(ResultText.sign(Side.AFFIRMATIVE));
  private static final String NEGATIVE = String.valueOf(ResultText.sign(Side.NEGATIVE));
  private static final Pattern SIGN_BEHIND =
      words("(?<=\\d)((?: votes?)?) (?:for|to|went to) (?:the )?(?=" + ResultText.SIDE + ")");
  private static final Pattern FOR =
      words(
          "賛成(?:者|票|側|派|の方|する(?:人|者|方))?|可とする者|起立者?(?!多数|少数|全員)|政府|与党|肯(?=[\\s　]*\\d)|\\b(?:ayes?|yeas?|yes(?:es)?|in favou?r|for)\\b(?! (?:the )?"
              + ResultText.SIDE
              + ")(?! (?:the|an?|my|our|your|his|her|their) (?!motion|resolution|bill|propos|amendment|question|house))(?: (?:of )?(?:the|this) (?:motion|resolution|bill|proposition))?");
  private static final Pattern AGAINST =
      words(
          "反対(?:者|票|側|派|の方|する(?:人|者|方))?|否とする者|着席者?|野党|否(?=[\\s　]*\\d)|\\b(?:noes|nos|nays?|against|opposed)\\b(?: (?:the|this) (?:motion|resolution|bill|proposition))?");
  private static final Pattern UNDECIDED =
      words(
          "(?:分|わ)からない|どちら(?:とも|でも)[^\\d、。]{0,6}|未定|保留|棄権|白票|無効|欠席|undecided|abstain\\w*|abstention\\w*|(?:don't|didn't|do not) know|unsure|not sure|absent");
  private static final Pattern TOKEN =
      words(
          "(?<when>\\bnow\\b|\\bat the (?:start|beginning|outset)\\b|\\b(?:(?:on|at) (?:your|the|their) way (?:in|out)|when (?:you|we|they) (?:came|walked|sat|arrived)(?: in| down)?|(?:on|at) (?:arrival|the door|leaving)|the (?:first|opening|second|final|closing) (?:vote|poll|count)\\b)|\\b(?:before|after)(?:hand|wards)?\\b(?= (?:the|it|this|tonight|our|hearing|we|you|debate|any|that|all)\\b|[\\s]*[:,(]|$)|(?:討論|ディベート|議論|試合|討議|開始|終了|対話)(?:会)?(?:の|を聞く)?(?:開始|終了|始まる)?(?:前|後)|事前|事後|(?:^|[【\\[(（■◆・、])[前後](?=[】\\])）:、\\s　]))|(?<side>[\uE001\uE002\uE00F])"
              + "|(?<![第対\\dA-Za-z.])(?<!\\d[-–—])(?<number>\\d+(?:\\.\\d+)?)(?![A-Za-z\\d]|[\\s　]*票?[\\s　]*(?:対|[-–—―])[\\s　]*\\d|[反立つ番定般方部度回目年月日時分円倍割歳万千億か箇種段週校枚個本件位]|[名人]の?(?:による|審判|審査|ジャッジ|投票|先生))[\\s　]*(?<unit>%|パーセント|per cent|percent|票|名|人(?!目)|votes?|ポイント|点|points?|pts?)?(?<move>[^\\d、。,;]{0,3}(?:増|減|伸|上が|下が|失))?(?<own> (?:before|after)(?! (?:the|it|that)\\b))?");
  private static final Pattern CHANGE =
      words(
          "([\uE001\uE002])[^\\d\uE001\uE002。]{0,24}?(?=from \\d|\\d+(?:\\.\\d+)?[\\s　]*(?:%|票|人|名|パーセント)?[\\s　]*(?:から|→|⇒|->))(?:from )?(\\d+(?:\\.\\d+)?)[\\s　]*(%|票|per cent|percent|パーセント|votes|人|名)?[\\s　]*(?:to|から|→|⇒|->)[\\s　]*(\\d+(?:\\.\\d+)?)[\\s　]*(%|票|per cent|percent|パーセント|votes|人|名)?");
  private static final Pattern MOVED =
      words(
          "(?:gain(?:ed|s)?|lost|lose|loses|up|down|rose|fell|picked up|swing of|(?:increased?|grew|shrank|dropped) (?:of |by )?|by)[\\s]*$");

  /** Words by which bare numbers of a poll are shares. */
  private static final Pattern HUNDREDS =
      words(
          "\\b(?:in|of|out of) (?:the|a|every|each) hundred\\b|\\bin (?:the|a|every|each) 100\\b|\\bpercentage points?\\b");

  /** Before a number that says how many judges there are. */
  private static final Pattern PANEL = words("(?:審判|審査員|ジャッジ|先生)(?:は|の)?[\\s　]*$");

  private static final Pattern COUNTED =
      words(
          "票|挙手|手を(?:挙|上)げ|札を|起立|着席|採決|評決|聴衆|会場|集計|votes?\\b|voted|divi(?:ded|sion)|ayes|hands\\b|poll|audience|tellers?|tally|count");
  static final Pattern SENTENCE = Pattern.compile("(?<=[。!?])|(?<=[.])(?=[\\s　]+\\S)");
  private static final Pattern ROLL =
      Pattern.compile(
          "[\\s　・■]*([\uE001\uE002])[^\\d\\n]*?[(:\\t\\s　-][\\s　]*(\\d+)?[^\\d]*?(?:\\((\\d+)\\))?[\\s　.。]*");
  private static final Pattern CLOSE =
      words(
          "[^\\d]{0,6}(?<![A-Za-z])|(?:[\\s,:(=-]|\\b(?:were|was|are|is|voted?|of|you|the|it|motion|people|members|hands|who|had|have|has|stood|at|on|side|in|said|councillors|cards|with|only|now)\\b){0,14}|(?:[^\\d]*\\()");
  private static final int SHORT = 70;
  private static final int LONG = 170;
  private static final int FAR = 45;

  private final List<Debate.Tally> counts = new ArrayList<>();
  private @Nullable String when;
  private final @Nullable String first;
  private boolean hundreds;

  /**
   * @param when of counts that do not say
   */
  Polls(@Nullable String when) {
    this.when = when;
    this.first = when;
  }

  List<Debate.Tally> counts() {
    boolean twice = counts.stream().map(Debate.Tally::when).distinct().count() == 2;
    if (hundreds && twice) {
      counts.replaceAll(t -> new Debate.Tally(t.side(), t.when(), t.value(), "percent"));
    }
    return List.copyOf(counts);
  }

  private static Pattern words(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
  }

  /** The line with a sign also for the words that a count uses. */
  static String signs(String line) {
    String even = SIGN_BEHIND.matcher(line).replaceAll("$1 ");
    even = UNDECIDED.matcher(even).replaceAll(String.valueOf(NEITHER));
    even = AGAINST.matcher(even).replaceAll(NEGATIVE);
    return FOR.matcher(even).replaceAll(AFFIRMATIVE);
  }

  void line(String line) {
    boolean counted = COUNTED.matcher(line).find();
    hundreds |= HUNDREDS.matcher(line).find();
    for (String sentence : SENTENCE.split(line)) {
      if (sentence.length() <= LONG) {
        sentence(
            signs(sentence),
            counted && (COUNTED.matcher(sentence).find() || line.length() <= LONG));
      }
    }
  }

  private record Count(
      @Nullable Side side, @Nullable String when, double value, @Nullable String unit) {}

  private void sentence(String even, boolean counted) {
    Matcher change = CHANGE.matcher(even);
    boolean changed = false;
    while ((counted || when != null) && change.find()) {
      String printed = change.group(3) == null ? change.group(5) : change.group(3);
      boolean percents = counts.stream().anyMatch(t -> t.unit().equals("percent"));
      String unit = printed == null && percents ? "%" : printed;
      Side side = ResultText.side(change.group(1));
      add(new Count(side, "before", Double.parseDouble(change.group(2)), unit), unit);
      add(new Count(side, "after", Double.parseDouble(change.group(4)), unit), unit);
      changed = true;
    }
    if (changed) {
      return;
    }
    List<Count> found = Tallies.OF_ALL.matcher(even).find() ? List.of() : best(even);
    boolean both = found.stream().map(Count::side).filter(Objects::nonNull).distinct().count() == 2;
    boolean percent = found.stream().anyMatch(c -> percent(c.unit()));
    boolean unit = found.stream().anyMatch(c -> c.unit() != null);
    boolean dated = found.stream().anyMatch(c -> c.when() != null);
    boolean said =
        percent
            ? dated || both || counted
            : unit ? both || counted : both && (counted || even.length() <= SHORT || dated);
    boolean shares = counts.stream().anyMatch(t -> t.unit().equals("percent"));
    // "after the debate: for the motion 47. Against, 51."
    said |= shares && dated && even.length() <= SHORT;
    if (said && !menu(found, even)) {
      String whole = percent || (dated && shares) ? "%" : null;
      found.stream()
          .filter(c -> c.side() != null)
          .forEach(c -> add(c, c.unit() == null ? whole : c.unit()));
    }
  }

  /** "One for, two against, three undecided": which key to press. */
  private static boolean menu(List<Count> found, String even) {
    return found.stream().allMatch(c -> c.unit() == null && c.value() <= 3)
        && found.stream().anyMatch(c -> c.value() == 1)
        && found.stream().anyMatch(c -> c.value() == 2)
        && even.matches(".*\\b3\\b.*");
  }

  private record Place(int begin, int end, @Nullable String side, @Nullable Count count) {}

  /** Ties each number to the side that it stands nearest to; a comma between counts as distance. */
  private List<Count> best(String even) {
    List<Place> sides = new ArrayList<>();
    List<Place> numbers = new ArrayList<>();
    places(even, sides, numbers);
    List<Count> found = new ArrayList<>();
    while (true) {
      Place side = null;
      Place number = null;
      int least = Integer.MAX_VALUE;
      for (Place s : sides) {
        for (Place n : numbers) {
          int cost = cost(even, s, n);
          if (cost < least) {
            least = cost;
            side = s;
            number = n;
          }
        }
      }
      if (side == null || number == null || side.side() == null || number.count() == null) {
        return found;
      }
      Count count = number.count();
      found.add(new Count(side(side.side()), count.when(), count.value(), count.unit()));
      numbers.remove(number);
      boolean again =
          even.startsWith(" before", number.end() - 7)
              || even.startsWith(" after", number.end() - 6);
      if (!again) {
        sides.remove(side);
      }
    }
  }

  private static int cost(String even, Place side, Place number) {
    int begin = Math.min(side.end(), number.end());
    int end = Math.max(side.begin(), number.begin());
    boolean joined = number.count() != null && near(even, begin, end, number.count());
    String between = begin <= end ? even.substring(begin, end) : "";
    int commas = between.replaceAll("[^,;、]", "").length();
    return joined ? end - begin + FAR * commas : Integer.MAX_VALUE;
  }

  private void places(String even, List<Place> sides, List<Place> numbers) {
    Matcher token = TOKEN.matcher(even);
    while (token.find()) {
      if (token.group("when") != null) {
        when = before(token.group("when")) ? "before" : "after";
      } else if (token.group("side") != null) {
        sides.add(new Place(token.start(), token.end(), token.group("side"), null));
      } else if (!moved(even, token) && !PANEL.matcher(even.substring(0, token.start())).find()) {
        numbers.add(new Place(token.start(), token.end(), null, count(token)));
      }
    }
  }

  /** A bare number must stand close to its side, with few words between. */
  private static boolean near(String even, int begin, int end, Count count) {
    return end - begin <= FAR
        && (count.unit() != null || CLOSE.matcher(even.substring(begin, end)).matches());
  }

  private Count count(Matcher token) {
    String own = token.group("own");
    String then = own == null ? when : own.strip();
    return new Count(null, then, Double.parseDouble(token.group("number")), token.group("unit"));
  }

  private static boolean before(String words) {
    return words
            .toLowerCase(java.util.Locale.ROOT)
            .matches(
                "before.*|at the (?:start|beg|out|door).*|.*way in|when.*|.*arrival|the (?:first|open).*")
        || words.contains("前");
  }

  private static boolean moved(String even, Matcher token) {
    String unit = token.group("unit");
    boolean points = unit != null && unit.matches("(?i)ポイント|点|points?|pts?");
    return points
        || token.group("move") != null
        || MOVED.matcher(even.substring(0, token.start())).find();
  }

  private static @Nullable Side side(String sign) {
    return sign.charAt(0) == NEITHER ? null : ResultText.side(sign);
  }

  static boolean percent(@Nullable String unit) {
    return unit != null && unit.matches("(?i)%|パーセント|per ?cent");
  }

  private void add(Count count, @Nullable String unit) {
    Side side = count.side();
    boolean whole = count.value() == Math.rint(count.value());
    if (side == null || (!percent(unit) && !whole) || (percent(unit) && count.value() > 100)) {
      return;
    }
    boolean known =
        counts.stream().anyMatch(t -> t.side() == side && Objects.equals(t.when(), count.when()));
    if (!known) {
      counts.add(
          new Debate.Tally(side, count.when(), count.value(), percent(unit) ? "percent" : "votes"));
    }
  }

  /** "Ayes 13. Noes 16." on one line are two rolls. */
  private static Stream<String> rolls(String line) {
    return line.length() > SHORT ? Stream.of(line) : Stream.of(SENTENCE.split(line));
  }

  /** The rolls of a division: "AYES: Moss, Teller (2)"; without a number, names are counted. */
  void lists(List<String> lines) {
    List<Count> found = new ArrayList<>();
    String then = counts.stream().anyMatch(t -> t.when() != null) ? when : first;
    for (String line : lines.stream().flatMap(Polls::rolls).toList()) {
      Matcher roll = ROLL.matcher(signs(line));
      if (roll.matches()) {
        String number = roll.group(2) == null ? roll.group(3) : roll.group(2);
        String names = line.replaceFirst("^[^:\\t\\-–—　 ]*[:\\t\\-–—　 ]+", "");
        boolean listed = names.contains(",") || names.contains("、");
        if (number != null || listed) {
          double value =
              number == null ? names.split("[,、]| and ").length : Double.parseDouble(number);
          found.add(new Count(ResultText.side(roll.group(1)), then, value, null));
        }
      }
    }
    if (found.stream().map(Count::side).distinct().count() == 2 && found.size() == 2) {
      found.forEach(c -> add(c, null));
    }
  }
}
