package toron.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import toron.report.FlowModel.Unit;
import toron.structure.debate.Debate.Argument;
import toron.structure.debate.Debate.ArgumentKind;
import toron.structure.debate.Debate.Speech;
import toron.structure.debate.Debate.SpeechKind;
import toron.structure.debate.Debate.Status;
import toron.structure.debate.Side;

/**
 * Where each unit stands on the sheet. A unit's answers stand to its right, the first in its own
 * row, and it is as tall as they are together; its parts stand below it.
 */
final class FlowPlan {
  /** A piece of line in a cell: from the left edge, to the unit, up, down, or right across. */
  enum Wire {
    IN,
    OUT,
    UP,
    DOWN,
    ACROSS
  }

  /** A cell that holds a unit; {@code depth} is how many links it is away from its root. */
  record Placed(Unit unit, int rows, int depth) {}

  /** What a band of the sheet shows: one speech's case, or what was tied to nothing. */
  record Band(@Nullable Speech speech, String label, int rows, Grid grid) {}

  /** Cells of one band, by row and column. */
  static final class Grid {
    private record Cell(int row, int column) {}

    private final Map<Cell, Placed> placed = new HashMap<>();
    private final Map<Cell, Set<Wire>> wires = new HashMap<>();
    private final Set<Cell> covered = new HashSet<>();
    private final Set<Cell> ghosts = new HashSet<>();

    Optional<Placed> at(int row, int column) {
      return Optional.ofNullable(placed.get(new Cell(row, column)));
    }

    /** Whether a taller cell from above fills this place. */
    boolean isCovered(int row, int column) {
      return covered.contains(new Cell(row, column));
    }

    /** Whether an answer should have stood here and did not. */
    boolean isGhost(int row, int column) {
      return ghosts.contains(new Cell(row, column));
    }

    Set<Wire> wires(int row, int column) {
      return wires.getOrDefault(new Cell(row, column), Set.of());
    }

    private void wire(int row, int column, Wire wire) {
      wires.computeIfAbsent(new Cell(row, column), cell -> EnumSet.noneOf(Wire.class)).add(wire);
    }
  }

  private final FlowModel model;

  private FlowPlan(FlowModel model) {
    this.model = model;
  }

  static List<Band> of(FlowModel model) {
    FlowPlan plan = new FlowPlan(model);
    List<Band> bands = new ArrayList<>();
    for (Speech speech : model.columns()) {
      List<Unit> roots =
          model.roots().stream()
              .filter(u -> u.speech().index() == speech.index() && "case".equals(band(u)))
              .toList();
      plan.band(roots, speech, "flow.case").ifPresent(bands::add);
    }
    for (String label : List.of("loose", "weighing")) {
      List<Unit> roots = model.roots().stream().filter(u -> label.equals(band(u))).toList();
      plan.band(roots, null, "flow." + label).ifPresent(bands::add);
    }
    return bands;
  }

  private static String band(Unit root) {
    Argument argument = root.argument();
    if (argument == null) {
      return "case";
    }
    if (argument.kind() == ArgumentKind.WEIGHING) {
      return "weighing";
    }
    SpeechKind kind = root.speech().kind();
    boolean late = kind == SpeechKind.REBUTTAL || kind == SpeechKind.REPLY;
    return late || argument.kind() == ArgumentKind.RESPONSE ? "loose" : "case";
  }

  /** Roots one below the other; those of different columns that are in nobody's way share rows. */
  private Optional<Band> band(List<Unit> roots, @Nullable Speech speech, String label) {
    if (roots.isEmpty()) {
      return Optional.empty();
    }
    Grid grid = new Grid();
    int[] free = new int[model.columns().size()];
    int rows = 0;
    for (Unit root : roots) {
      int last = lastColumn(root);
      int row = 0;
      for (int column = root.column(); column <= last; column++) {
        row = Math.max(row, free[column]);
      }
      int end = place(root, row, 0, grid);
      for (int column = root.column(); column <= last; column++) {
        free[column] = end;
      }
      rows = Math.max(rows, end);
    }
    return Optional.of(new Band(speech, label, rows, grid));
  }

  private int lastColumn(Unit unit) {
    int last = unit.column();
    for (Unit answer : model.answers(unit)) {
      last = Math.max(last, lastColumn(answer));
    }
    for (Unit part : model.parts(unit)) {
      last = Math.max(last, lastColumn(part));
    }
    // The place of an answer that never came is taken too.
    return isUnanswered(unit) ? Math.max(last, nextOpponent(unit).orElse(last)) : last;
  }

  /** Returns the first row below the unit, its answers and its parts. */
  private int place(Unit unit, int row, int depth, Grid grid) {
    int next = row;
    int lastAnswer = row;
    for (Unit answer : model.answers(unit)) {
      lastAnswer = next;
      wire(unit, row, answer, next, grid);
      next = place(answer, next, depth + 1, grid);
    }
    int rows = Math.max(1, next - row);
    grid.placed.put(new Grid.Cell(row, unit.column()), new Placed(unit, rows, depth));
    for (int below = row + 1; below < row + rows; below++) {
      grid.covered.add(new Grid.Cell(below, unit.column()));
    }
    for (int stem = row; stem < lastAnswer; stem++) {
      grid.wire(stem, unit.column() + 1, Wire.DOWN);
      grid.wire(stem + 1, unit.column() + 1, Wire.UP);
    }
    if (isUnanswered(unit)) {
      nextOpponent(unit).ifPresent(column -> grid.ghosts.add(new Grid.Cell(row, column)));
    }
    next = row + rows;
    for (Unit part : model.parts(unit)) {
      next = place(part, next, depth + 1, grid);
    }
    return next;
  }

  private static void wire(Unit from, int row, Unit answer, int at, Grid grid) {
    if (at == row) {
      grid.wire(row, from.column() + 1, Wire.IN);
    }
    for (int column = from.column() + 1; column < answer.column(); column++) {
      grid.wire(at, column, Wire.ACROSS);
      grid.wire(at, column + 1, Wire.IN);
    }
    grid.wire(at, answer.column(), Wire.OUT);
  }

  private boolean isUnanswered(Unit unit) {
    Argument argument = unit.argument();
    return argument != null && argument.status() == Status.DROPPED && model.answers(unit).isEmpty();
  }

  /** The first later speech of the other side. */
  private Optional<Integer> nextOpponent(Unit unit) {
    Side side = unit.speech().side();
    for (int column = unit.column() + 1; column < model.columns().size(); column++) {
      Side other = model.columns().get(column).side();
      if (side != null && other != null && side.opposes(other)) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }
}
