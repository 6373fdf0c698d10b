package toron.structure.importers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One debate as a tab knows it: who met whom on what, and what the judges gave.
 *
 * @param entry where it stands in the export
 * @param style the tab's word for the format, null where it doesn't say
 */
record Match(
    String entry,
    @Nullable String style,
    String tournament,
    @Nullable String round,
    @Nullable String date,
    String motion,
    @Nullable String infoSlide,
    List<Bench> benches,
    List<Sheet> sheets) {

  /** A team in the order of the sides: two or four. */
  record Bench(String team, List<Speech> speeches) {}

  /**
   * A speech.
   *
   * @param position from 1; a reply comes after the substantive speeches
   */
  record Speech(int position, boolean reply, String speaker) {}

  /**
   * What a judge, or a panel that agreed, wrote down.
   *
   * @param judge null for a panel's common ballot
   */
  record Sheet(@Nullable String judge, List<Result> results) {}

  /**
   * What a team got; in the order of the benches.
   *
   * @param rank first is 1
   * @param total of its speeches
   * @param points by position, null where nothing counts
   */
  record Result(@Nullable Integer rank, @Nullable Double total, List<@Nullable Double> points) {}
}
