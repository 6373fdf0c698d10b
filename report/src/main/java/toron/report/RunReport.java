package toron.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import toron.ingest.Document;
import toron.report.RunSummary.Answer;
import toron.report.RunSummary.Generation;
import toron.report.RunSummary.Grounding;
import toron.report.RunSummary.Stage;
import toron.structure.debate.Debate;
import toron.structure.debate.Location;

/**
 * One run of the whole line on one page: counts and drops by stage, a page of paper beside the
 * structure found on it, what training changed on held-out data, the curves, unsupported claims,
 * and what the model writes.
 */
public final class RunReport {
  /** A page to show with the debate that was found on it. */
  public record Sample(Document document, int page, Debate debate) {
    /** The page of a document on which most units of the debate begin. */
    public static Sample of(Document document, Debate debate) {
      Map<Integer, Long> begun =
          debate.arguments().stream()
              .flatMap(argument -> argument.location().stream().limit(1))
              .filter(place -> place.document().equals(document.id()))
              .collect(Collectors.groupingBy(Location::page, TreeMap::new, Collectors.counting()));
      int page = 1;
      long most = 0;
      for (Map.Entry<Integer, Long> entry : begun.entrySet()) {
        if (entry.getValue() > most) {
          most = entry.getValue();
          page = entry.getKey();
        }
      }
      return new Sample(document, page, debate);
    }
  }

  private final PageImages images;

  public RunReport(PageImages images) {
    this.images = images;
  }

  /**
   * Writes the report.
   *
   * @param seconds what each stage or training took, by its name
   */
  public void write(
      RunSummary summary, Map<String, Double> seconds, @Nullable Sample sample, Path file)
      throws IOException {
    shell(summary).write(file, out -> body(summary, seconds, sample).writeTo(out));
  }

  public String render(RunSummary summary, Map<String, Double> seconds, @Nullable Sample sample) {
    return shell(summary).render(out -> body(summary, seconds, sample).writeTo(out));
  }

  private static Shell shell(RunSummary summary) {
    return new Shell(
        "Toron · " + summary.title(), Labels.ENGLISH, List.of("page.css", "run.css"), List.of());
  }

  private Html.Tag body(RunSummary summary, Map<String, Double> seconds, @Nullable Sample sample) {
    Html.Tag main = Html.tag("main").add(head(summary, seconds), stages(summary, seconds));
    if (sample != null) {
      main.add(section("sample", new SampleFigure(images).draw(sample)));
    }
    if (!summary.comparisons().isEmpty()) {
      main.add(section("learning", Comparisons.draw(summary.comparisons())));
    }
    if (!summary.grounding().isEmpty()) {
      main.add(section("grounding", grounding(summary.grounding())));
    }
    for (RunSummary.Training training : summary.trainings()) {
      main.add(
          Html.tag("section", "training")
              .add(
                  Html.tag("h2").add(Labels.of("run.curves")).text(" " + training.name()),
                  TrainingCharts.draw(training)));
    }
    if (!summary.generations().isEmpty()) {
      Html.Tag all = Html.tag("div");
      summary.generations().forEach(generation -> all.add(generation(generation)));
      main.add(section("generations", all));
    }
    return main;
  }

  private static Html.Tag section(String name, Html content) {
    return Html.tag("section", name).add(Html.tag("h2").add(Labels.of("run." + name)), content);
  }

  private static Html.Tag head(RunSummary summary, Map<String, Double> seconds) {
    Html.Tag figures = Html.tag("div", "figures");
    Set<String> shown = new LinkedHashSet<>();
    for (Stage stage : summary.stages()) {
      if (shown.add(stage.outUnit())) {
        figures.add(
            Html.tag("div")
                .add(
                    Html.tag("b").text(Numbers.count(stage.out())),
                    Labels.ofData("unit-of", stage.outUnit())));
      }
    }
    double all = seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    if (all > 0) {
      figures.add(
          Html.tag("div").add(Html.tag("b").text(Numbers.seconds(all)), Labels.of("run.time")));
    }
    Html.Tag header = Html.tag("header", "top").add(Html.tag("h1").text(summary.title()), figures);
    if (!summary.pages().isEmpty()) {
      Html.Tag links = Html.tag("nav", "pages");
      summary.pages().forEach(link -> links.add(Html.tag("a").href(link.href()).text(link.name())));
      header.add(links);
    }
    return header;
  }

  private static Html.Tag stages(RunSummary summary, Map<String, Double> seconds) {
    Html.Tag heads = Html.tag("tr");
    for (String head : List.of("stage", "in", "out", "drops", "counts", "time")) {
      heads.add(Html.tag("th").attr("scope", "col").add(Labels.of("run." + head)));
    }
    Html.Tag table = Html.tag("table", "stages").add(Html.tag("thead").add(heads));
    double longest = seconds.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
    Html.Tag rows = Html.tag("tbody");
    for (Stage stage : summary.stages()) {
      Double took = seconds.get(stage.name());
      Html.Tag time = Html.tag("td", "time");
      if (took != null) {
        time.css("--share", Numbers.plain(100 * took / longest) + "%").text(Numbers.seconds(took));
      }
      rows.add(
          Html.tag("tr")
              .add(
                  Html.tag("th").attr("scope", "row").text(stage.name()),
                  amount(stage.in(), stage.unit()),
                  amount(stage.out(), stage.outUnit()),
                  Html.tag("td", "drops").add(bars(stage.drops())),
                  Html.tag("td", "counts").add(bars(stage.counts())),
                  time));
    }
    return section("flow", Html.tag("div", "scroll").add(table.add(rows)));
  }

  private static Html.Tag amount(long count, String unit) {
    return Html.tag("td", "amount")
        .add(Html.tag("b").text(Numbers.count(count)))
        .text(" ")
        .add(Html.tag("small").add(Labels.ofData("unit-of", unit)));
  }

  /** Counts with a bar each, the largest first. */
  private static Html.Tag bars(Map<String, Long> counts) {
    Html.Tag bars = Html.tag("ul", "bars");
    long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(1);
    counts.entrySet().stream()
        .filter(entry -> entry.getValue() != 0)
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .forEach(
            entry ->
                bars.add(
                    Html.tag("li")
                        .css("--share", Numbers.plain(100.0 * entry.getValue() / most) + "%")
                        .add(
                            Labels.ofData("failure", entry.getKey()),
                            Html.words(" "),
                            Html.tag("b").text(Numbers.count(entry.getValue())))));
    return bars;
  }

  private static Html.Tag grounding(List<Grounding> all) {
    Set<String> kinds = new LinkedHashSet<>();
    all.forEach(row -> kinds.addAll(row.unsupported().keySet()));
    List<String> order = new ArrayList<>(kinds);
    double most =
        all.stream().mapToDouble(Grounding::rate).filter(Double::isFinite).max().orElse(1);
    Html.Tag table = Html.tag("table", "grounding-bars");
    for (Grounding row : all) {
      Html.Tag bar = Html.tag("div", "stack");
      for (int i = 0; i < order.size(); i++) {
        long claims = row.unsupported().getOrDefault(order.get(i), 0L);
        if (claims > 0 && row.sentences() > 0) {
          double rate = 100.0 * claims / row.sentences();
          bar.add(
              Html.tag("i", "c" + i % 6)
                  .css("--share", Numbers.plain(100 * rate / most) + "%")
                  .attr("title", order.get(i) + " " + Numbers.decimals(rate, 1)));
        }
      }
      table.add(
          Html.tag("tr")
              .add(
                  Html.tag("th").attr("scope", "row").text(row.model()),
                  Html.tag("td", "rate").text(Numbers.decimals(row.rate(), 1)),
                  Html.tag("td", "bar").add(bar),
                  Html.tag("td", "note")
                      .add(Labels.of("run.of-sentences", row.claims(), row.sentences()))));
    }
    Html.Tag key = Html.tag("p", "note key-row");
    for (int i = 0; i < order.size(); i++) {
      key.add(
          Html.tag("span", "c" + i % 6)
              .add(Html.tag("i"))
              .add(Labels.ofData("claim", order.get(i))));
    }
    return Html.tag("div")
        .add(table, key, Html.tag("p", "note").add(Labels.of("run.grounding-note")));
  }

  private static Html.Tag generation(Generation generation) {
    Html.Tag answers = Html.tag("div", "answers");
    for (Answer answer : generation.answers()) {
      List<MarkedText.Span> spans =
          answer.unsupported().stream()
              .map(span -> new MarkedText.Span(span[0], span[1], "", "", "unsupported"))
              .toList();
      answers.add(
          Html.tag("article")
              .add(
                  Html.tag("h3").text(answer.model()),
                  Html.tag("p")
                      .attr("lang", generation.language())
                      .addAll(MarkedText.draw(answer.text(), spans))));
    }
    return Html.tag("div", "generation")
        .add(
            Html.tag("h3").add(Labels.ofData("task", generation.task())),
            Html.tag("details")
                .add(
                    Html.tag("summary")
                        .attr("lang", generation.language())
                        .text(TextWidth.cut(generation.prompt().replace('\n', ' '), 160)),
                    Html.tag("p", "prompt")
                        .attr("lang", generation.language())
                        .text(generation.prompt())),
            answers);
  }
}
