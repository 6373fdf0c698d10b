package toron.structure.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;
import toron.structure.text.Numbers;

/** Points of speeches, speakers and sides, collected in the order in which they are printed. */
final class Points {
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\d.A-Za-z/:第])(\\d{1,3}(?:\\.\\d+)?)[\\s　]*(?:点|points?|pts)?(?![\\d%名人票位回年月日分つ番A-Za-z]|点(?:満点|中|目)|満点)(?:[\\s　]*[/(][\\s　]*(\\d{1,3})(?:点|\\))?(?!\\d))?");
  private static final Pattern SUM = Pattern.compile("\\d+(?: ?[+＋] ?\\d+)+ ?=");
  private static final Pattern MAXIMUM =
      Pattern.compile(
          "[/(][\\s　]*(\\d{1,3})[\\s　]*点?[\\s　]*\\)?$|(\\d{1,3})点(?:満点|中)|(?:out of|max(?:imum)?:?|/|~|–|-|〜) ?(\\d{1,3})\\b");
  private static final Pattern EDGE =
      Pattern.compile("^[\\s　、,;:/|・■◆●○【】《》()=…\\-–—.はが→]+|[\\s　、,;:/|・(=…\\-–—.はが→]+$");
  private static final Pattern HEADING =
      Pattern.compile(
          "個人点|コミュ点|得点|スコア|点数|(?:コミュニケーション|スピーカー|スピーチ|話者|弁士|演説)の?(?:点|ポイント)|speaker (?:points|marks|scores)|\\bspeakers:|\\bmarks:|\\bpoints:|\\bspeaks\\b[^:\\n]{0,30}:|\\bpoints (?:are|were)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern VOTES =
      Pattern.compile("票(?!.{0,4}点)|投票|\\bvotes?\\b", Pattern.CASE_INSENSITIVE);

  /** "28.5 to Ms. Oyama". */
  private static final Pattern GIVEN =
      Pattern.compile("(\\d{2}(?:\\.\\d+)?) (?:to|for) ((?:M(?:r|s|rs|x|iss)\\.? )?[A-Z][\\w'-]+)");

  private static final Pattern LOWER = Pattern.compile("(?<![\\w'])[a-z]{2,}");
  private static final int WORDS = 5;
  private static final Pattern BENCH_BEHIND = Pattern.compile("(?:肯定|否定)側?$");
  private static final int SHORT = 60;
  private static final int LINE = 130;
  private static final double LEAST = 20;

  private final Names names;
  private final List<Debate.Score> scores = new ArrayList<>();
  private @Nullable Double max;
  private @Nullable String criterion;
  private boolean announced;

  Points(Names names) {
    this.names = names;
  }

  List<Debate.Score> scores() {
    return List.copyOf(scores);
  }

  /** A heading such as コミュニケーション点（各5点満点） names the criterion and the maximum of what follows. */
  boolean caption(String line) {
    if (!DecisionWords.ALL.points().matcher(line).find() || line.length() > SHORT) {
      return false;
    }
    announced = true;
    Double printed = maximum(line);
    max = printed == null ? max : printed;
    String words = EDGE.matcher(line.replaceFirst("[\\t(/:].*", "")).replaceAll("").strip();
    criterion = words.isEmpty() || words.length() > 20 ? criterion : words;
    return true;
  }

  void prose() {
    announced = false;
    max = null;
    criterion = null;
  }

  boolean announced() {
    return announced;
  }

  @Nullable String criterion() {
    return criterion;
  }

  @Nullable Double max() {
    return max;
  }

  /** Whether a line says that it goes on to points, beside what else it says. */
  boolean headed(String line) {
    return HEADING.matcher(line).find();
  }

  static @Nullable Double maximum(String words) {
    Matcher matcher = MAXIMUM.matcher(words.strip());
    if (!matcher.find()) {
      return null;
    }
    for (int group = 1; group <= 3; group++) {
      if (matcher.group(group) != null) {
        return Double.valueOf(matcher.group(group));
      }
    }
    return null;
  }

  /** "PM 78, LO 77", "肯定側 スピーチ 61/80 議論 30/50"; whether the line gives points. */
  boolean read(String line) {
    Matcher words = DecisionWords.ALL.points().matcher(line);
    Matcher heading = HEADING.matcher(line);
    boolean headed = heading.find();
    boolean said = words.find() || headed;
    boolean prose = line.length() > SHORT && !headed;
    if (prose && (said || line.length() > LINE)) {
      return false;
    }
    String rest =
        Numbers.digits(said && line.length() > SHORT ? line.substring(heading.start()) : line);
    rest = GIVEN.matcher(rest).replaceAll("$2 $1");
    if (VOTES.matcher(rest).find() || (!said && prose(rest))) {
      return false;
    }
    List<Debate.Score> found = new ArrayList<>();
    int unknown = pairs(SUM.matcher(rest).replaceAll(""), found);
    boolean named = found.stream().anyMatch(s -> s.max() != null || s.criterion() != null);
    boolean sure = said || announced || named;
    boolean speeches = found.stream().allMatch(s -> s.speech() != null && s.points() >= LEAST);
    if (found.isEmpty() || unknown > found.size() || !(sure ? true : speeches && unknown == 0)) {
      return said && caption(line) && found.isEmpty();
    }
    if (said) {
      caption(line);
    }
    found.forEach(this::add);
    return true;
  }

  /** A sentence with a number in it, rather than names with numbers. */
  private static boolean prose(String line) {
    long words = LOWER.matcher(line).results().count();
    return words > WORDS + NUMBER.matcher(line).results().count();
  }

  /** Reads pairs of a name and a number; how many numbers stand behind no name. */
  private int pairs(String line, List<Debate.Score> found) {
    Matcher number = NUMBER.matcher(line);
    Names.@Nullable Ref last = null;
    Names.@Nullable Ref bench = null;
    int at = 0;
    int unknown = 0;
    while (number.find()) {
      String between = line.substring(at, number.start()).strip();
      if (between.startsWith(".") || between.startsWith("。")) {
        last = null;
        bench = null;
      }
      String label = EDGE.matcher(between).replaceAll("");
      Names.Ref begun = benchOf(label);
      String rest = label.replaceFirst("^.*[\\s　:。、,/)(]", "");
      Label staged = begun == null ? null : stage(begun, rest);
      Label read = staged == null ? label(label, last, bench) : staged;
      at = number.end();
      if (read == null) {
        unknown++;
        continue;
      }
      last = read.ref();
      bench = begun == null ? bench : begun;
      Double printed = number.group(2) == null ? null : Double.valueOf(number.group(2));
      found.add(
          new Debate.Score(
              last.side(),
              last.speech() < 0 ? null : last.speech(),
              null,
              read.criterion() == null ? criterion : read.criterion(),
              Double.parseDouble(number.group(1)),
              printed == null ? max : printed));
    }
    return unknown;
  }

  /** 立論 behind the name of a side is that side's speech. */
  private @Nullable Label stage(Names.Ref bench, String words) {
    Names.Ref ref = names.of(bench.side(), words);
    return ref != null && ref.speech() >= 0 && ref.side() == bench.side()
        ? new Label(ref, null)
        : null;
  }

  private record Label(Names.Ref ref, @Nullable String criterion) {}

  /** "肯定側 スピーチ": whom, and by which criterion; a criterion alone is the last one's. */
  private @Nullable Label label(String words, Names.@Nullable Ref last, Names.@Nullable Ref bench) {
    Names.Ref whole = names.of(last == null ? null : last.side(), words);
    if (whole != null) {
      return new Label(whole, null);
    }
    String[] parts = words.split("[\\s　:。.、,/)(]+|(?<=点)は");
    for (int to = parts.length; to > 0; to--) {
      for (int from = 0; from < to; from++) {
        Names.Ref ref = names.of(String.join(" ", List.of(parts).subList(from, to)));
        if (ref == null && to - from > 1) {
          ref = names.of(String.join("\u3000", List.of(parts).subList(from, to)));
        }
        if (ref != null) {
          String behind = String.join(" ", List.of(parts).subList(to, parts.length));
          String ahead = from == 0 ? "" : parts[from - 1];
          return new Label(
              ref,
              DecisionWords.ALL.criterion(behind)
                  ? behind
                  : DecisionWords.ALL.criterion(ahead) ? ahead : null);
        }
      }
    }
    Matcher behind = BENCH_BEHIND.matcher(words);
    if (behind.find()) {
      return new Label(new Names.Ref(names.side(behind.group()), -1), null);
    }
    Names.Ref whose = bench == null ? last : bench;
    return whose != null && DecisionWords.ALL.criterion(words) ? new Label(whose, words) : null;
  }

  /** The side that a label begins with: 肯定側、立論. */
  private Names.@Nullable Ref benchOf(String label) {
    Names.Ref bench = null;
    for (String part : label.split("[\\s　:。.、,/)(]+|(?<=点)は")) {
      Side side = names.side(part);
      bench = side == null ? bench : new Names.Ref(side, -1);
    }
    return bench;
  }

  /** A speaker's second entry of a list is the next speech. */
  void add(Debate.Score score) {
    Debate.Score kept = score;
    Integer speech = score.speech();
    while (speech != null && taken(kept) && names.next(speech) != speech) {
      speech = names.next(speech);
      kept =
          new Debate.Score(
              score.side(), speech, score.judge(), score.criterion(), score.points(), score.max());
    }
    if (!taken(kept)) {
      scores.add(kept);
    }
  }

  /** Whether a line that was taken gave points, so that its numbers are no votes. */
  boolean gave(String line) {
    return DecisionWords.ALL.points().matcher(line).find() || !scores.isEmpty();
  }

  private boolean taken(Debate.Score score) {
    return score.speech() != null // members of a team may each add to their side
        && scores.stream()
            .anyMatch(
                s ->
                    Objects.equals(s.speech(), score.speech())
                        && s.side() == score.side()
                        && Objects.equals(s.judge(), score.judge())
                        && Objects.equals(s.criterion(), score.criterion()));
  }
}
