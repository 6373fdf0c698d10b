package toron.sft;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import toron.corpus.rows.Part;
import toron.corpus.rows.Rendering;
import toron.structure.debate.Debate;
import toron.structure.debate.Debate.Argument;
import toron.structure.debate.Debate.SpeechKind;

/** Building a case: the constructive, and one stock issue of it. */
final class CaseTasks {
  private CaseTasks() {}

  /** A whole speech where it fits, else each of its arguments. */
  static void constructive(Round round) {
    for (Debate.Speech speech : round.debate().speeches()) {
      if (speech.kind() != SpeechKind.CONSTRUCTIVE || speech.side() == null) {
        continue;
      }
      List<Argument> units = round.units(speech);
      int length = speech.text().codePointCount(0, speech.text().length());
      if (2 * length <= round.maxCharacters() || units.isEmpty()) {
        whole(round, speech, units);
      }
      for (Argument unit : units) {
        if ((unit.parent() == null && round.words().opens(unit)) || heads(units, unit)) {
          argument(round, unit);
        }
      }
    }
  }

  private static boolean heads(List<Argument> units, Argument unit) {
    return unit.parent() == null && units.stream().anyMatch(a -> unit.id().equals(a.parent()));
  }

  private static void whole(Round round, Debate.Speech speech, List<Argument> units) {
    round.draft(
        "constructive",
        "speech:" + speech.index(),
        round.source().quote(speech.text(), speech.location()).map(Part.Quote::strip),
        Map.of(
            "side",
            round.side(speech.side()),
            "evidence",
            round.words().evidence(units),
            "what",
            Optional.of(round.phrase("constructive.speech", Map.of()))));
  }

  private static void argument(Round round, Argument unit) {
    List<Argument> tree = round.words().tree(unit);
    round.draft(
        "constructive",
        unit.id(),
        round.words().texts(tree),
        Map.of(
            "side",
            round.side(unit.side()),
            "evidence",
            round.words().evidence(tree),
            "what",
            Optional.of(
                round.phrase("constructive.unit", Map.of("name", round.words().name(unit))))));
  }

  static void issue(Round round) {
    for (Argument unit : round.debate().arguments()) {
      String parent = unit.parent();
      Argument head = parent == null ? null : round.source().argument(parent);
      Debate.Issue issue = unit.issue();
      if (head == null || issue == null) {
        continue;
      }
      round.draft(
          "issue",
          unit.id(),
          round.text(unit),
          Map.of(
              "side",
              round.side(unit.side()),
              "evidence",
              round.words().evidence(List.of(unit)),
              "parent",
              round.words().headline(head),
              "issue",
              Optional.of(Part.words(round.words().word("issue." + Rendering.key(issue))))));
    }
  }
}
