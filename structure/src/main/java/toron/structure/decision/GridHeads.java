package toron.structure.decision;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Understands the headings of a table of results. */
final class GridHeads {
  private static final Pattern NTH =
      Pattern.compile(
          "(?:1st|2nd|first|second|第?[一二12](?:人目|スピーカー|番手|弁士|話者)|speaker [12])(?: speaker)?",
          Pattern.CASE_INSENSITIVE);

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
    if (bare.matches("(?i)順位|rank(?:ing)?|place|着順")) {
      return new GridHead.Places();
    }
    if (DecisionWords.ALL.criterion(bare)) {
      return new GridHead.Criterion(bare, Points.maximum(cell));
    }
    boolean underJudges = !column && index == 0 && DecisionWords.ALL.judgeWord(corner);
    return underJudges && !cell.isEmpty() ? new GridHead.Judge(cell) : new GridHead.Other(bare);
  }
}
