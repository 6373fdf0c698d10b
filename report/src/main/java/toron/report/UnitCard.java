package toron.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import toron.report.FlowModel.Unit;
import toron.structure.debate.Debate;
import toron.structure.debate.Debate.Argument;
import toron.structure.debate.Debate.Evidence;
import toron.structure.debate.Debate.Relation;
import toron.structure.debate.Debate.Status;
import toron.structure.debate.Debate.Target;

/** One unit of argument as a card of the flow. */
final class UnitCard {
  /** Below this a link is drawn as a guess. */
  static final double UNSURE = 0.5;

  private static final Map<Relation, String> SIGNS =
      Map.of(
          Relation.ATTACK, "✕",
          Relation.TURN, "↻",
          Relation.UNDERCUT, "✂",
          Relation.SUPPORT, "＋");

  private final FlowModel model;
  private final DebateWords words;
  private final String language;
  private final Map<String, Integer> evidenceNumbers = new HashMap<>();
  private final List<Evidence> evidence;

  UnitCard(Debate debate, FlowModel model, DebateWords words) {
    this.model = model;
    this.words = words;
    this.language = debate.language();
    this.evidence = debate.evidence();
    for (int i = 0; i < evidence.size(); i++) {
      evidenceNumbers.putIfAbsent(evidence.get(i).id(), i + 1);
    }
  }

  Html.Tag draw(Unit unit) {
    Argument argument = unit.argument();
    Html.Tag card =
        Html.tag("article", "unit " + DebateWords.sideClass(unit.speech().side()))
            .id(unit.anchor());
    Html.Tag head =
        Html.tag("header").add(Html.tag("span", "code").text(DebateWords.code(unit.speech())));
    if (argument == null) {
      head.add(Html.tag("span", "kind").add(Labels.of("flow.whole-speech")));
    } else {
      head(unit, argument, head);
      card.cls("k-" + Labels.slug(argument.kind()));
      card.cls(argument.status() == Status.DROPPED, "dropped");
      card.cls(argument.status() == Status.CONCEDED, "conceded");
    }
    card.add(
        head.add(words.pages(argument == null ? unit.speech().location() : argument.location())));
    card.add(
        Html.tag("p", "words")
            .attr("lang", language)
            .attr("tabindex", "0")
            .text(unit.text().strip()));
    if (argument != null && !argument.evidence().isEmpty()) {
      card.add(evidence(argument));
    }
    return card;
  }

  private void head(Unit unit, Argument argument, Html.Tag head) {
    Optional<Target> placed = model.link(unit);
    placed.ifPresent(target -> head.add(relation(target, null)));
    FlowModel.targets(unit).stream()
        .filter(target -> placed.isEmpty() || !target.equals(placed.get()))
        .forEach(
            target ->
                model.unit(target.argument()).ifPresent(to -> head.add(relation(target, to))));
    if (argument.label() == null) {
      head.add(Html.tag("span", "kind").add(Labels.of("kind", argument.kind())));
    } else {
      head.add(
          Html.tag("b")
              .attr("lang", language)
              .attr(
                  "title",
                  Labels.in(Labels.languageFor(language), Labels.key("kind", argument.kind())))
              .text(argument.label()));
    }
    if (argument.issue() != null && !saysIssue(argument)) {
      head.add(Html.tag("span", "issue").add(Labels.of("issue", argument.issue())));
    }
    if (argument.status() == Status.DROPPED || argument.status() == Status.CONCEDED) {
      head.add(Html.tag("span", "status").add(Labels.of("status", argument.status())));
    }
  }

  /** Whether the label is the name of the issue already. */
  private boolean saysIssue(Argument argument) {
    return argument.issue() != null
        && Labels.in(Labels.languageFor(language), Labels.key("issue", argument.issue()))
            .equalsIgnoreCase(argument.label());
  }

  /** How a unit bears on another, how sure that is; and on which, unless it stands beside it. */
  private Html.Tag relation(Target target, @Nullable Unit elsewhere) {
    String sure = Numbers.percent(target.confidence());
    Html.Tag sign =
        Html.tag(elsewhere == null ? "span" : "a", "rel rel-" + Labels.slug(target.relation()))
            .cls(target.confidence() < UNSURE, "unsure")
            .attr("title", title(target, sure))
            .text(SIGNS.getOrDefault(target.relation(), "→"));
    if (elsewhere != null) {
      sign.href("#" + elsewhere.anchor()).text(" " + name(elsewhere));
    }
    return sign.add(Html.tag("small").text(" " + Numbers.decimals(target.confidence(), 2)));
  }

  private String title(Target target, String sure) {
    String tongue = Labels.languageFor(language);
    return Labels.in(tongue, Labels.key("relation", target.relation()))
        + " · "
        + Labels.in(tongue, Labels.key("cue", target.cue()))
        + " · "
        + sure;
  }

  static String name(Unit unit) {
    Argument argument = unit.argument();
    String label =
        argument == null || argument.label() == null
            ? TextWidth.cut(unit.text().strip(), 16)
            : argument.label();
    return DebateWords.code(unit.speech()) + " " + label;
  }

  private Html.Tag evidence(Argument argument) {
    Html.Tag list = Html.tag("div", "evidence");
    for (String id : argument.evidence()) {
      Integer number = evidenceNumbers.get(id);
      if (number == null) {
        list.add(Html.tag("span", "ev bad").text(id + " ?"));
        continue;
      }
      Evidence read = evidence.get(number - 1);
      String cite = read.citation() == null ? "" : " " + TextWidth.cut(read.citation(), 44);
      list.add(
          Html.tag("span", "ev")
              .attr("tabindex", "0")
              .add(Html.tag("a").href("#e" + number).text("E" + number))
              .text(cite)
              .add(
                  Html.tag("span", "pop")
                      .attr("lang", language)
                      .attr("role", "note")
                      .add(Html.tag("q").text(read.quote()))
                      .add(Html.tag("cite").text(read.citation() == null ? "" : read.citation()))
                      .add(words.pages(read.location()))));
    }
    return list;
  }
}
