package toron.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;
import toron.structure.decision.Verdict;
import toron.structure.exchange.FloorQuestions;
import toron.structure.format.Draft;
import toron.structure.format.Format;
import toron.structure.text.Span;

/** Says in plain words what a partner should look at. */
final class Warnings {
  private static final int SHORT = 40;
  private static final Map<String, String> ORDINALS =
      Map.of("1", "first ", "2", "second ", "3", "third ");

  private final Draft draft;

  Warnings(Draft draft) {
    this.draft = draft;
  }

  List<Debate.Warning> all(@Nullable Span motion, Debate.@Nullable Decision decision) {
    List<Debate.Warning> warnings = new ArrayList<>();
    if (motion == null) {
      warnings.add(new Debate.Warning("motion-missing", "no motion was found", List.of()));
    }
    for (Format.Turn turn : draft.missing()) {
      warnings.add(
          new Debate.Warning(
              "speech-missing", "the " + name(turn) + " was not found" + after(turn), List.of()));
    }
    for (Draft.Turn turn : draft.turns()) {
      String label = draft.source().verbatim(turn.label());
      if (turn.body().length() < SHORT && turn.kind() == Debate.SpeechKind.CONSTRUCTIVE) {
        warnings.add(
            new Debate.Warning(
                "speech-short",
                "'" + label + "' has hardly any text",
                draft.source().locate(turn.label())));
      }
      if (turn.side() == null
          && turn.kind() == Debate.SpeechKind.STATEMENT
          && !new FloorQuestions(draft.source(), draft.turns()).officer(turn)) {
        warnings.add(
            new Debate.Warning(
                "side-unknown",
                "the text does not say on which side '" + label + "' speaks",
                draft.source().locate(turn.label())));
      }
    }
    if (decision != null && contradicts(decision)) {
      warnings.add(
          new Debate.Warning(
              "decision-contradicts",
              "the winner that is announced is not the side that most judges voted for",
              draft.decision() == null ? List.of() : draft.source().locate(draft.decision())));
    }
    return warnings;
  }

  private static boolean contradicts(Debate.Decision decision) {
    Side most = Verdict.majority(decision.votes(), List.of());
    return decision.winner() != null && most != null && most != decision.winner();
  }

  /** "second negative rebuttal (2NR)". */
  private static String name(Format.Turn turn) {
    String role = turn.role();
    String ordinal = role == null ? "" : ORDINALS.getOrDefault(role.substring(0, 1), "");
    Side side = turn.side();
    String bench =
        side == null ? "" : side.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " ";
    String kind = turn.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    return ordinal + bench + kind + (role == null ? "" : " (" + role + ")");
  }

  private String after(Format.Turn missing) {
    Draft.@Nullable Turn before = null;
    for (Format.Turn turn : draft.order()) {
      if (turn.index() >= missing.index()) {
        break;
      }
      for (Draft.Turn there : draft.turns()) {
        if (there.role() != null && there.role().equals(turn.role())) {
          before = there;
        }
      }
    }
    if (before == null) {
      return "";
    }
    return " after page " + draft.source().page(Math.max(0, before.body().end() - 1));
  }
}
