package toron.structure.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Side;

/** Understands the headings of a table of results. */
final class GridHeads {
  private static final Pattern NTH =
      Pattern.compile(
          "(?:1st|2nd|first|second|第?[一二12](?:人目|スピーカー|番手|弁士|話者)|speaker [12])(?: speaker)?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern BOTH = Pattern.compile("([^\\s　の・:]+?)(?:[\\s　]+|の|・|:)(\\S.*)");
  private static final Pattern ORDINAL = Pattern.compile("[(\\[]?(\\d{1,2})[)\\].]?");
  private static final Pattern CODE = Pattern.compile("([1-3])([ANGOP])|([ANGOP])([1-3])");

  private final Names names;
  private final Judges judges;

  GridHeads(Names names, Judges judges) {
    this.names = names;
    this.judges = judges;
  }

  /**
   * What a heading stands for.
   *
   * @param column whether it is in the row of headings
   * @param corner the heading above the first column
   * @param rows how many rows were read, which tells judges without names apart
   */
  GridHead of(String cell, int index, boolean column, String corner, int rows) {
    String bare = cell.replaceAll("[(/][^)]*\\)?$", "").strip();
    Matcher nth = NTH.matcher(bare);
    if (column && nth.matches()) {
      return new GridHead.Nth(bare.matches(".*[2二].*|.*second.*") ? 2 : 1);
    }
    Names.Ref ref = names.of(cell);
    if (ref == null && !bare.isEmpty()) {
      ref = names.of(bare);
    }
    if (ref != null) {
      return new GridHead.Whom(ref);
    }
    boolean first = column && index == 0;
    if (first && DecisionWords.ALL.judgeWord(cell)) {
      return new GridHead.Judge(cell);
    }
    if (DecisionWords.ALL.judgeWord(cell)) {
      return new GridHead.Judge(cell + "#" + (column ? index : rows));
    }
    if (DecisionWords.ALL.office(cell) || judges.listed(cell)) {
      return new GridHead.Judge(cell);
    }
    if (DecisionWords.ALL.voteWord(bare)) {
      return new GridHead.Votes();
    }
    GridHead both = column ? both(cell) : null;
    if (both != null) {
      return both;
    }
    if (bare.matches("(?i)順位|rank(?:ing)?|place|着順")) {
      return new GridHead.Places();
    }
    if (DecisionWords.ALL.criterion(bare)) {
      return new GridHead.Criterion(bare, Points.maximum(cell));
    }
    boolean underJudges = !column && index == 0 && DecisionWords.ALL.judgeWord(corner);
    return underJudges && !cell.isEmpty() ? new GridHead.Judge(cell) : new GridHead.Other(bare);
  }

  /** "肯定側 議論点（80）", 否定の点, 肯定 一反: whose, and what. */
  private @Nullable GridHead both(String cell) {
    Matcher parts = BOTH.matcher(cell);
    Side side = parts.matches() ? names.side(parts.group(1)) : null;
    if (side == null) {
      return null;
    }
    String words = parts.group(2).strip();
    Names.Ref speech = names.of(side, words);
    if (speech != null && speech.side() == side && speech.speech() >= 0) {
      return new GridHead.Whom(speech);
    }
    String bare = words.replaceAll("[(/][^)]*\\)?$", "").strip();
    return bare.isEmpty() || !(DecisionWords.ALL.criterion(bare) || points(bare))
        ? null
        : new GridHead.Whom(new Names.Ref(side, -1), bare, Points.maximum(cell));
  }

  private static boolean points(String words) {
    return DecisionWords.ALL.points().matcher(words).find();
  }

  /**
   * The headings of a row whose cells say something only together: 1 to 12 are the speeches in
   * order, A and N the sides, 1A and 2N speakers.
   */
  List<GridHead> together(List<String> cells) {
    List<GridHead> found = new ArrayList<>();
    List<Integer> speeches = names.stages().sided();
    boolean letters = cells.contains("A") && cells.contains("N");
    int next = 1;
    for (String cell : cells) {
      Matcher number = ORDINAL.matcher(cell);
      Matcher code = CODE.matcher(cell);
      if (number.matches() && number.group(1).equals(String.valueOf(next))) {
        int index = next++ - 1;
        found.add(index < speeches.size() ? names.stages().at(speeches.get(index)) : NOTHING);
      } else if (letters && (cell.equals("A") || cell.equals("N"))) {
        found.add(new GridHead.Whom(new Names.Ref(side(cell), -1)));
      } else if (code.matches()) {
        Side side = side(code.group(2) == null ? code.group(3) : code.group(2));
        String nth = code.group(1) == null ? code.group(4) : code.group(1);
        int speech = names.stages().nth(side, Integer.parseInt(nth));
        found.add(new GridHead.Whom(new Names.Ref(side, speech)));
      } else {
        found.add(NOTHING);
      }
    }
    boolean numbered = next > 1;
    return numbered && next - 1 != speeches.size() ? List.of() : found;
  }

  private static final GridHead NOTHING = new GridHead.Other("");

  private static Side side(String letter) {
    return "AGP".indexOf(letter) >= 0 ? Side.AFFIRMATIVE : Side.NEGATIVE;
  }
}
