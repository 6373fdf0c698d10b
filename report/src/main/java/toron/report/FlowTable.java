package toron.report;

import java.util.Optional;
import java.util.Set;
import toron.report.FlowPlan.Band;
import toron.report.FlowPlan.Placed;
import toron.report.FlowPlan.Wire;
import toron.structure.debate.Debate;
import toron.structure.debate.Debate.Speech;

/** The sheet itself: a table with one column a speech, so that its head repeats on every page. */
final class FlowTable {
  /** With more speeches than this, columns are too narrow to read: threads, as on a phone. */
  private static final int MOST_COLUMNS = 10;

  private final FlowModel model;
  private final DebateWords words;
  private final UnitCard cards;

  FlowTable(Debate debate, FlowModel model, DebateWords words) {
    this.model = model;
    this.words = words;
    this.cards = new UnitCard(debate, model, words);
  }

  Html.Tag draw() {
    int columns = model.columns().size();
    Html.Tag table =
        Html.tag("table", "flow")
            .cls(columns > MOST_COLUMNS, "threads")
            .css("--columns", String.valueOf(columns));
    Html.Tag heads = Html.tag("tr");
    model.columns().forEach(speech -> heads.add(head(speech)));
    table.add(Html.tag("thead").add(heads));
    for (Band band : FlowPlan.of(model)) {
      Html.Tag body = Html.tag("tbody").add(title(band, columns));
      for (int row = 0; row < band.rows(); row++) {
        body.add(row(band.grid(), row, columns));
      }
      table.add(body);
    }
    return table;
  }

  private Html.Tag head(Speech speech) {
    Html.Tag name = Html.tag("a", "name").href("#" + words.anchor(speech));
    name.add(Html.tag("b").text(DebateWords.code(speech)));
    if (speech.label() != null && !speech.label().equals(DebateWords.code(speech))) {
      name.text(" " + speech.label());
    }
    return Html.tag("th", DebateWords.sideClass(speech.side()))
        .attr("scope", "col")
        .add(
            name,
            Html.tag("small").add(words.side(speech.side())).text(" " + words.speaker(speech)),
            words.pages(speech.location()));
  }

  private Html.Tag title(Band band, int columns) {
    Html.Tag cell =
        Html.tag("th").attr("colspan", String.valueOf(columns)).attr("scope", "rowgroup");
    Speech speech = band.speech();
    if (speech == null) {
      cell.add(Labels.of(band.label()));
    } else {
      cell.cls(DebateWords.sideClass(speech.side()))
          .add(Labels.of(band.label()))
          .text(" " + (speech.label() == null ? DebateWords.code(speech) : speech.label()));
    }
    return Html.tag("tr", "band").add(cell);
  }

  private Html.Tag row(FlowPlan.Grid grid, int row, int columns) {
    Html.Tag line = Html.tag("tr");
    for (int column = 0; column < columns; column++) {
      if (!grid.isCovered(row, column)) {
        line.add(cell(grid, row, column));
      }
    }
    return line;
  }

  private Html.Tag cell(FlowPlan.Grid grid, int row, int column) {
    Html.Tag cell = Html.tag("td");
    wires(grid.wires(row, column), cell);
    Optional<Placed> placed = grid.at(row, column);
    if (placed.isPresent()) {
      Placed unit = placed.get();
      cell.add(cards.draw(unit.unit())).css("--depth", String.valueOf(unit.depth()));
      if (unit.rows() > 1) {
        cell.attr("rowspan", String.valueOf(unit.rows()));
      }
    } else if (grid.isGhost(row, column)) {
      cell.add(Html.tag("p", "ghost").add(Labels.of("flow.no-answer")));
    } else {
      cell.cls("empty");
    }
    return cell;
  }

  private static void wires(Set<Wire> wires, Html.Tag cell) {
    for (Wire wire : wires) {
      cell.add(Html.tag("i", "w " + Labels.slug(wire)).attr("aria-hidden", "true"));
    }
  }
}
