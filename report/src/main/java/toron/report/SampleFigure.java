package toron.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import toron.ingest.Document.Page;
import toron.report.PageFigure.Mark;
import toron.structure.debate.Debate;
import toron.structure.debate.Debate.Argument;
import toron.structure.debate.Debate.Evidence;
import toron.structure.debate.Debate.Passage;
import toron.structure.debate.Debate.Speech;
import toron.structure.debate.Location;

/** A page of paper with its lines, beside the structure that was found on it. */
final class SampleFigure {
  private static final int WORDS = 110;

  private final PageImages images;

  SampleFigure(PageImages images) {
    this.images = images;
  }

  Html.Tag draw(RunReport.Sample sample) {
    Optional<Page> page =
        sample.document().pages().stream().filter(p -> p.number() == sample.page()).findFirst();
    if (page.isEmpty()) {
      return Html.tag("p", "note bad").add(Labels.of("trace.no-page"));
    }
    Found found = new Found(sample);
    CodePoints text = new CodePoints(sample.document().text());
    return Html.tag("div", "sample-pair")
        .add(
            new PageFigure(sample.document(), text, images).draw(page.get(), found.marks, null),
            found.list);
  }

  /** What of the debate stands on the page, numbered in order of place. */
  private static final class Found {
    private final RunReport.Sample sample;
    private final List<Mark> marks = new ArrayList<>();
    private final Html.Tag list = Html.tag("ol", "found");

    Found(RunReport.Sample sample) {
      this.sample = sample;
      Debate debate = sample.debate();
      Passage motion = debate.motion();
      if (motion != null) {
        add(motion.location(), "motion", Labels.of("run.motion"), motion.text());
      }
      for (Speech speech : debate.speeches()) {
        heading(speech);
        debate.arguments().stream()
            .filter(argument -> argument.speech() == speech.index())
            .forEach(this::unit);
      }
      for (Evidence evidence : debate.evidence()) {
        add(evidence.location(), "quote", Labels.of("flow.evidence"), evidence.quote());
      }
    }

    private void heading(Speech speech) {
      if (speech.location().stream().anyMatch(this::isHere)) {
        list.add(
            Html.tag("li", "speech " + DebateWords.sideClass(speech.side()))
                .text(DebateWords.name(speech)));
      }
    }

    private void unit(Argument argument) {
      Html.Tag name = Html.tag("span").add(Labels.of("kind", argument.kind()));
      if (argument.issue() != null) {
        name.text(" · ").add(Labels.of("issue", argument.issue()));
      }
      add(argument.location(), DebateWords.sideClass(argument.side()), name, argument.text());
    }

    private void add(List<Location> where, String classes, Html name, String words) {
      List<Location> here = where.stream().filter(this::isHere).toList();
      if (here.isEmpty()) {
        return;
      }
      int number = marks.size() + 1;
      Location first = here.get(0);
      Location last = here.get(here.size() - 1);
      marks.add(new Mark(first.begin(), last.end(), String.valueOf(number), "#f" + number));
      list.add(
          Html.tag("li", classes)
              .id("f" + number)
              .add(Html.tag("span", "n").text(String.valueOf(number)), name)
              .add(
                  Html.tag("p")
                      .attr("lang", sample.debate().language())
                      .text(TextWidth.cut(words.strip(), WORDS))));
    }

    private boolean isHere(Location location) {
      return location.page() == sample.page() && location.document().equals(sample.document().id());
    }
  }
}
