package toron.sft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toron.corpus.rows.Rendering;
import toron.structure.debate.Debate;
import toron.structure.debate.Debate.Argument;
import toron.structure.debate.Debate.ArgumentKind;
import toron.structure.debate.Side;

/** Answering: rebut, extend under attack, weigh and close. */
final class ReplyTasks {
  private ReplyTasks() {}

  static void rebuttal(Round round) {
    for (Argument unit : round.debate().arguments()) {
      List<Argument> targets = targets(round, unit, true);
      if (targets.isEmpty()) {
        continue;
      }
      round.draft(
          "rebuttal",
          unit.id(),
          round.text(unit),
          Map.of(
              "side",
              round.side(unit.side()),
              "target",
              round.words().texts(targets),
              "evidence",
              round.words().evidence(List.of(unit))));
    }
  }

  static void extend(Round round) {
    for (Argument unit : round.debate().arguments()) {
      for (Argument own : targets(round, unit, false)) {
        List<Argument> attacks =
            round.words().answers(own).stream()
                .filter(a -> a.speech() < unit.speech() && opponents(a.side(), unit.side()))
                .toList();
        if (!attacks.isEmpty()) {
          round.draft(
              "extend",
              unit.id() + ":" + own.id(),
              round.text(unit),
              Map.of(
                  "side",
                  round.side(unit.side()),
                  "own",
                  round.words().texts(List.of(own)),
                  "attack",
                  round.words().texts(attacks),
                  "evidence",
                  round.words().evidence(List.of(unit))));
        }
      }
    }
  }

  static void weigh(Round round) {
    for (Argument unit : round.debate().arguments()) {
      if (unit.kind() == ArgumentKind.WEIGHING && unit.side() != null) {
        round.draft(
            "weigh",
            unit.id(),
            round.text(unit),
            Map.of(
                "side",
                round.side(unit.side()),
                "flow",
                round.words().flow(),
                "evidence",
                round.words().evidence(List.of(unit))));
      }
    }
  }

  private static boolean opponents(@Nullable Side a, @Nullable Side b) {
    return a != null && b != null && a.opposes(b);
  }

  /** What a unit attacks, or what it extends. */
  private static List<Argument> targets(Round round, Argument unit, boolean attacked) {
    List<Argument> found = new ArrayList<>();
    for (Debate.Target target : unit.targets()) {
      Argument other = round.source().argument(target.argument());
      if (other != null && Rendering.opposes(target.relation()) == attacked) {
        found.add(other);
      }
    }
    return found;
  }
}
