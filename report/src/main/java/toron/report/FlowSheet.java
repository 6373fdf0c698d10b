package toron.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.debate.Debate.Argument;
import toron.structure.debate.Debate.Speech;
import toron.structure.debate.Debate.Status;
import toron.structure.debate.Debate.Warning;
import toron.structure.debate.Side;

/**
 * A debate as debaters flow it: one column a speech, each answer beside what it answers, what was
 * dropped standing open; evidence at a tap, cross-examination, decision, warnings; every unit
 * linked to the paper that it was read from. Prints on A3 landscape, reads as threads on a phone.
 */
public final class FlowSheet {
  private final PageLinks links;

  public FlowSheet(PageLinks links) {
    this.links = links;
  }

  public void write(Debate debate, Path file) throws IOException {
    shell(debate).write(file, out -> body(debate).writeTo(out));
  }

  public String render(Debate debate) {
    return shell(debate).render(out -> body(debate).writeTo(out));
  }

  private static Shell shell(Debate debate) {
    String motion = debate.motion() == null ? debate.id() : debate.motion().text();
    return new Shell(
        motion, Labels.languageFor(debate.language()), List.of("flow.css"), List.of("flow.js"));
  }

  private Html.Tag body(Debate debate) {
    DebateWords words = new DebateWords(debate, links);
    FlowModel model = new FlowModel(debate);
    Html.Tag main = Html.tag("main").add(head(debate, words), timeline(debate, words));
    main.add(warnings(debate, words));
    FlowTable table = new FlowTable(debate, model, words);
    if (model.units().isEmpty()) {
      main.add(Html.tag("p", "note").add(Labels.of("flow.no-units")));
    } else {
      main.add(tools(), table.draw());
    }
    return main.addAll(new FlowNotes(debate, words).sections());
  }

  private static Html.Tag head(Debate debate, DebateWords words) {
    Html.Tag facts = Html.tag("dl", "facts");
    fact(facts, "flow.format", Labels.ofData("format", debate.format()));
    fact(facts, "flow.event", debate.event().name());
    fact(facts, "flow.round", debate.event().round());
    fact(facts, "flow.date", debate.event().date());
    debate
        .sides()
        .forEach(
            bench ->
                facts.add(
                    Html.tag("div", DebateWords.sideClass(bench.side()))
                        .add(Html.tag("dt").add(words.side(bench.side())))
                        .add(Html.tag("dd").text(bench.team() == null ? "" : bench.team()))));
    fact(facts, "flow.confidence", Html.words(Numbers.decimals(debate.confidence(), 2)));
    fact(facts, "page.id", debate.id());
    Html.Tag title = Html.tag("h1").attr("lang", debate.language());
    if (debate.motion() == null) {
      title.add(Labels.of("flow.no-motion"));
    } else {
      title.text(debate.motion().text()).add(words.pages(debate.motion().location()));
    }
    return Html.tag("header", "top").add(title, facts, balance(debate, words));
  }

  private static void fact(Html.Tag facts, String label, @Nullable String value) {
    if (value != null) {
      fact(facts, label, Html.words(value));
    }
  }

  private static void fact(Html.Tag facts, String label, Html value) {
    facts.add(Html.tag("div").add(Html.tag("dt").add(Labels.of(label)), Html.tag("dd").add(value)));
  }

  /** What each side said and what became of it. */
  private static Html.Tag balance(Debate debate, DebateWords words) {
    Html.Tag table = Html.tag("table", "balance");
    Html.Tag heads = Html.tag("tr").add(Html.tag("td"));
    List<String> columns =
        List.of(
            "flow.units", "status.answered", "status.dropped", "status.conceded", "flow.evidence");
    columns.forEach(
        column -> heads.add(Html.tag("th").attr("scope", "col").add(Labels.of(column))));
    table.add(heads);
    for (Side side : Side.values()) {
      List<Argument> units = debate.arguments().stream().filter(a -> a.side() == side).toList();
      if (units.isEmpty()) {
        continue;
      }
      Html.Tag row = Html.tag("tr", DebateWords.sideClass(side));
      row.add(Html.tag("th").attr("scope", "row").add(words.side(side)));
      number(row, units.size());
      for (Status status : List.of(Status.ANSWERED, Status.DROPPED, Status.CONCEDED)) {
        number(row, units.stream().filter(unit -> unit.status() == status).count());
      }
      number(row, units.stream().flatMap(unit -> unit.evidence().stream()).distinct().count());
      table.add(row);
    }
    return table;
  }

  private static void number(Html.Tag row, long count) {
    row.add(Html.tag("td").cls(count == 0, "zero").text(String.valueOf(count)));
  }

  /** Every speech in order, as long as it is. */
  private static Html.Tag timeline(Debate debate, DebateWords words) {
    Html.Tag line = Html.tag("nav", "timeline");
    for (Speech speech : debate.speeches()) {
      int length = speech.text().codePointCount(0, speech.text().length());
      line.add(
          Html.tag("a", DebateWords.sideClass(speech.side()) + " s-" + Labels.slug(speech.kind()))
              .href("#" + words.anchor(speech))
              .css("--length", String.valueOf(Math.max(1, length)))
              .attr("title", (speech.label() == null ? "" : speech.label() + " · ") + length)
              .text(DebateWords.code(speech)));
    }
    return line;
  }

  private static Html.@Nullable Tag warnings(Debate debate, DebateWords words) {
    if (debate.warnings().isEmpty()) {
      return null;
    }
    Html.Tag list = Html.tag("ul", "warnings").attr("aria-label", "warnings");
    for (Warning warning : debate.warnings()) {
      list.add(
          Html.tag("li")
              .add(Html.tag("b").add(Labels.ofData("warning", warning.code())))
              .text(" " + warning.detail() + " ")
              .add(words.pages(warning.location())));
    }
    return list;
  }

  private static Html.Tag tools() {
    Html.Tag tools = Html.tag("div", "tools");
    for (String tool : List.of("full", "open-only")) {
      tools.add(
          Html.tag("label")
              .add(
                  Html.tag("input").attr("type", "checkbox").id(tool),
                  Html.words(" "),
                  Labels.of("flow." + tool)));
    }
    return tools.add(Html.tag("span", "signs").add(Labels.of("flow.signs")));
  }
}
