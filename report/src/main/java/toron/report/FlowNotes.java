package toron.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.debate.Debate.Decision;
import toron.structure.debate.Debate.Evidence;
import toron.structure.debate.Debate.Exchange;
import toron.structure.debate.Debate.Passage;
import toron.structure.debate.Debate.Score;
import toron.structure.debate.Debate.Speech;

/** What stands below the sheet: decision, cross-examination, evidence, the speeches in full. */
final class FlowNotes {
  private final Debate debate;
  private final DebateWords words;

  FlowNotes(Debate debate, DebateWords words) {
    this.debate = debate;
    this.words = words;
  }

  List<Html> sections() {
    List<Html> sections = new ArrayList<>();
    if (debate.decision() != null) {
      sections.add(decision(debate.decision()));
    }
    if (!debate.exchanges().isEmpty()) {
      sections.add(exchanges());
    }
    if (!debate.evidence().isEmpty()) {
      sections.add(evidence());
    }
    sections.add(speeches());
    return sections;
  }

  private static Html.Tag section(String name) {
    return Html.tag("section", name).add(Html.tag("h2").add(Labels.of("flow." + name)));
  }

  private Html.Tag decision(Decision decision) {
    Html.Tag section = section("decision");
    Html.Tag verdict = Html.tag("p", "verdict");
    if (decision.winner() != null) {
      verdict.add(
          Labels.of("flow.winner"),
          Html.tag("b", DebateWords.sideClass(decision.winner()))
              .add(words.side(decision.winner())));
    } else if (decision.ranks().isEmpty()) {
      verdict.add(Labels.of("flow.no-winner"));
    }
    decision.ranks().stream()
        .sorted(Comparator.comparingInt(Debate.Rank::rank))
        .forEach(
            rank ->
                verdict.add(
                    Html.tag("b", DebateWords.sideClass(rank.side()))
                        .text(rank.rank() + ". ")
                        .add(words.side(rank.side()))));
    decision
        .votes()
        .forEach(
            vote ->
                verdict.add(
                    Html.tag("span", "vote " + DebateWords.sideClass(vote.side()))
                        .text("● " + (vote.judge() == null ? "" : vote.judge() + " "))
                        .add(words.side(vote.side()))));
    decision.tally().forEach(tally -> verdict.add(tally(tally)));
    section.add(verdict);
    if (!decision.scores().isEmpty()) {
      section.add(scores(decision.scores()));
    }
    Passage reason = decision.reason();
    if (reason != null) {
      section.add(
          Html.tag("blockquote")
              .addAll(DebateWords.paragraphs(reason.text(), debate.language()))
              .add(words.pages(reason.location())));
    }
    return section;
  }

  private Html.Tag tally(Debate.Tally tally) {
    Html.Tag shown = Html.tag("span", "vote " + DebateWords.sideClass(tally.side()));
    shown.add(words.side(tally.side()));
    if (tally.when() != null) {
      shown.text(" ").add(Labels.ofData("when", tally.when()));
    }
    return shown
        .text(" " + Numbers.plain(tally.value()) + " ")
        .add(Labels.ofData("unit", tally.unit()));
  }

  /** One row for who was judged, one column for each judge and criterion. */
  private Html.Tag scores(List<Score> scores) {
    Set<List<String>> columns = new LinkedHashSet<>();
    Map<String, Map<List<String>, Score>> rows = new LinkedHashMap<>();
    for (Score score : scores) {
      List<String> column = List.of(orEmpty(score.judge()), orEmpty(score.criterion()));
      columns.add(column);
      rows.computeIfAbsent(score.side() + "/" + score.speech(), key -> new LinkedHashMap<>())
          .putIfAbsent(column, score);
    }
    Html.Tag heads = Html.tag("tr").add(Html.tag("td"));
    columns.forEach(
        column ->
            heads.add(Html.tag("th").attr("scope", "col").text(String.join(" ", column).strip())));
    Html.Tag table = Html.tag("table", "scores").add(heads);
    rows.values()
        .forEach(
            row -> {
              Score first = row.values().iterator().next();
              Html.Tag line = Html.tag("tr", DebateWords.sideClass(first.side()));
              line.add(Html.tag("th").attr("scope", "row").add(judged(first)));
              columns.forEach(column -> line.add(points(row.get(column))));
              table.add(line);
            });
    return Html.tag("div", "scroll").add(table);
  }

  private Html.Tag judged(Score score) {
    Html.Tag name = Html.tag("span").add(words.side(score.side()));
    if (score.speech() != null) {
      words.speech(score.speech()).ifPresent(s -> name.text(" " + DebateWords.code(s)));
    }
    return name;
  }

  private static Html.Tag points(@Nullable Score score) {
    Html.Tag cell = Html.tag("td");
    if (score == null) {
      return cell;
    }
    cell.text(Numbers.plain(score.points()));
    Double max = score.max();
    if (max != null && max > 0) {
      cell.css("--share", Numbers.plain(Math.max(0, Math.min(1, score.points() / max)) * 100) + "%")
          .add(Html.tag("small").text("/" + Numbers.plain(max)));
    }
    return cell;
  }

  private Html.Tag exchanges() {
    Html.Tag section = section("exchanges");
    Map<Integer, List<Exchange>> bySpeech = new LinkedHashMap<>();
    debate
        .exchanges()
        .forEach(e -> bySpeech.computeIfAbsent(e.speech(), key -> new ArrayList<>()).add(e));
    bySpeech.forEach(
        (index, exchanges) -> {
          Html.Tag heading = Html.tag("h3");
          words
              .speech(index)
              .ifPresent(
                  speech ->
                      heading
                          .cls(DebateWords.sideClass(speech.side()))
                          .add(
                              Html.tag("a")
                                  .href("#" + words.anchor(speech))
                                  .text(DebateWords.name(speech))));
          Html.Tag pairs = Html.tag("dl", "pairs");
          exchanges.forEach(exchange -> pair(exchange, pairs));
          section.add(Html.tag("div", "exchange").add(heading, pairs));
        });
    return section;
  }

  private void pair(Exchange exchange, Html.Tag pairs) {
    pairs.add(
        Html.tag("dt")
            .attr("lang", debate.language())
            .text(exchange.question().text() + " ")
            .add(words.pages(exchange.question().location())));
    Html.Tag answer = Html.tag("dd").attr("lang", debate.language());
    Passage given = exchange.answer();
    if (given == null) {
      answer.cls("none").add(Labels.of("flow.no-answer"));
    } else {
      answer.text(given.text() + " ").add(words.pages(given.location()));
    }
    pairs.add(answer);
  }

  private Html.Tag evidence() {
    Html.Tag list = Html.tag("ol");
    int number = 0;
    for (Evidence read : debate.evidence()) {
      number++;
      list.add(
          Html.tag("li")
              .id("e" + number)
              .attr("lang", debate.language())
              .add(Html.tag("q").text(read.quote()))
              .text(" ")
              .add(Html.tag("cite").text(read.citation() == null ? "" : read.citation()))
              .text(" ")
              .add(words.pages(read.location())));
    }
    return section("evidence").add(list);
  }

  private Html.Tag speeches() {
    Html.Tag section = section("speeches");
    Set<String> seen = new LinkedHashSet<>();
    for (Speech speech : debate.speeches()) {
      Html.Tag details = Html.tag("details", DebateWords.sideClass(speech.side()));
      if (seen.add(words.anchor(speech))) {
        details.id(words.anchor(speech));
      }
      section.add(
          details
              .add(
                  Html.tag("summary")
                      .text(DebateWords.name(speech) + " ")
                      .add(
                          Html.tag("small")
                              .add(words.side(speech.side()))
                              .text(" " + words.speaker(speech) + " "))
                      .add(words.pages(speech.location())))
              .addAll(DebateWords.paragraphs(speech.text(), debate.language())));
    }
    return section;
  }

  private static String orEmpty(@Nullable String word) {
    return word == null ? "" : word;
  }
}
