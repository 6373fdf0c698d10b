package toron.structure.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import toron.ingest.Document;
import toron.structure.DebateParser;
import toron.structure.debate.Debate;

/** A gold debate with the units that are found in its text: with their flaws, but right links. */
final class FoundUnits {
  private FoundUnits() {}

  /** The debates that were found again. */
  static List<Debate> of(DebateParser parser, Document document, List<Debate> gold) {
    List<Debate> found = parser.parse(document).debates();
    List<Debate> all = new ArrayList<>();
    Spans.match(gold, found, Debate::location, 0.2)
        .forEach((wanted, there) -> all.add(linked(wanted, there)));
    return all;
  }

  private static Debate linked(Debate gold, Debate found) {
    Map<String, Debate.Argument> units = new HashMap<>();
    Map<String, String> ids = new HashMap<>();
    Spans.match(gold.arguments(), found.arguments(), Debate.Argument::location, Comparison.UNIT)
        .forEach(
            (wanted, there) -> {
              units.put(there.id(), wanted);
              ids.put(wanted.id(), there.id());
            });
    List<Debate.Argument> arguments = new ArrayList<>();
    for (Debate.Argument argument : found.arguments()) {
      List<Debate.Target> targets = new ArrayList<>();
      Debate.Argument wanted = units.get(argument.id());
      for (Debate.Target target : wanted == null ? List.<Debate.Target>of() : wanted.targets()) {
        String to = ids.get(target.argument());
        if (to != null) {
          targets.add(new Debate.Target(to, target.relation(), target.confidence(), target.cue()));
        }
      }
      arguments.add(with(argument, targets));
    }
    return with(found, arguments);
  }

  private static Debate.Argument with(Debate.Argument a, List<Debate.Target> targets) {
    return new Debate.Argument(
        a.id(),
        a.speech(),
        a.side(),
        a.kind(),
        a.issue(),
        a.label(),
        a.parent(),
        a.text(),
        a.location(),
        a.evidence(),
        a.status(),
        targets);
  }

  private static Debate with(Debate d, List<Debate.Argument> arguments) {
    return new Debate(
        d.id(),
        d.documents(),
        d.location(),
        d.language(),
        d.format(),
        d.motion(),
        d.event(),
        d.sides(),
        d.speeches(),
        arguments,
        d.evidence(),
        d.exchanges(),
        d.decision(),
        d.speakers(),
        d.confidence(),
        d.warnings());
  }
}
