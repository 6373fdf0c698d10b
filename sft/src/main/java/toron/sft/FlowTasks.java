package toron.sft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import toron.corpus.rows.Part;
import toron.corpus.rows.Rendering;
import toron.files.Json;
import toron.structure.debate.Debate;
import toron.structure.debate.Debate.Argument;
import toron.structure.debate.Debate.Status;
import toron.structure.debate.Side;

/** Looking at the whole: judge, find what was dropped, flow a speech, extract its structure. */
final class FlowTasks {
  private static final int MIN_REASON = 10;

  private FlowTasks() {}

  static void judge(Round round) {
    Debate.Decision decision = round.debate().decision();
    Side winner = decision == null ? null : decision.winner();
    Debate.Passage reason = decision == null ? null : decision.reason();
    if (winner == null || reason == null || reason.text().strip().length() < MIN_REASON) {
      return;
    }
    Optional<Part> flow = round.words().flow();
    if (round.debate().arguments().isEmpty()) {
      return;
    }
    Optional<Part> answer =
        round
            .text(reason)
            .map(
                why ->
                    round.phrase(
                        "verdict", Map.of("side", round.words().side(winner), "reason", why)));
    round.draft("judge", "decision", answer, Map.of("flow", flow));
  }

  /** Only where the structure says what became of the arguments. */
  static void dropped(Round round) {
    List<Part> lines = new ArrayList<>();
    boolean known = false;
    for (Argument unit : round.debate().arguments()) {
      if (!round.words().opens(unit) || unit.side() == null) {
        continue;
      }
      known |= unit.status() == Status.ANSWERED;
      if (unit.status() == Status.DROPPED && round.words().answers(unit).isEmpty()) {
        Optional<Part> head = round.words().headline(unit);
        if (head.isEmpty()) {
          round.untraceable().accept(new Round.Untraceable("dropped", unit.id()));
          return;
        }
        lines.add(
            Part.join(
                Part.words("- "), round.words().side(unit.side()), Part.words(": "), head.get()));
      }
    }
    if (!known) {
      return;
    }
    Part answer =
        lines.isEmpty()
            ? round.phrase("dropped.none", Map.of())
            : Part.join(round.phrase("dropped.some", Map.of()), Part.lines(lines, "\n"));
    round.draft("dropped", "round", Optional.of(answer), Map.of("flow", round.words().flow()));
  }

  static void flow(Round round) {
    chunks(
        round,
        (unit, units) -> {
          List<Part> lines = new ArrayList<>();
          for (Argument argument : units) {
            Optional<Part> head = round.words().headline(argument);
            if (head.isEmpty()) {
              round.untraceable().accept(new Round.Untraceable("flow", unit));
              return;
            }
            lines.add(
                Part.join(
                    Part.words("- "), round.words().name(argument), Part.words(": "), head.get()));
          }
          round.draft(
              "flow",
              unit,
              Optional.of(Part.lines(lines, "\n")),
              Map.of("speech", round.words().texts(units)));
        });
  }

  static void structure(Round round) {
    chunks(
        round,
        (unit, units) -> {
          List<Part> objects = new ArrayList<>();
          for (Argument argument : units) {
            Optional<Part> head = round.words().headline(argument);
            if (head.isEmpty()) {
              round.untraceable().accept(new Round.Untraceable("structure", unit));
              return;
            }
            objects.add(object(argument, round.words().label(argument), head.get()));
          }
          round.draft(
              "structure",
              unit,
              Optional.of(Part.join(Part.words("["), Part.lines(objects, ","), Part.words("]"))),
              Map.of("speech", round.words().texts(units)));
        });
  }

  private static Part object(Argument unit, Optional<Part> label, Part opening) {
    Debate.Issue issue = unit.issue();
    return Part.join(
        Part.words("{\"kind\":\"" + Rendering.key(unit.kind()) + "\",\"issue\":"),
        Part.words(issue == null ? "null" : "\"" + Rendering.key(issue) + "\""),
        Part.words(",\"label\":"),
        label.isEmpty()
            ? Part.words("null")
            : Part.join(Part.words("\""), escaped(label.get()), Part.words("\"")),
        Part.words(",\"opening\":\""),
        escaped(opening),
        Part.words("\"}"));
  }

  /** The words as they stand in a JSON string; what must be escaped is ours, the rest is theirs. */
  private static Part escaped(Part part) {
    if (part instanceof Part.Words words) {
      String json = Json.line(words.text());
      return Part.words(json.substring(1, json.length() - 1));
    }
    if (part instanceof Part.Joined joined) {
      return new Part.Joined(joined.parts().stream().map(FlowTasks::escaped).toList());
    }
    if (!(part instanceof Part.Quote quote)) {
      return part;
    }
    List<Part> parts = new ArrayList<>();
    String text = quote.text();
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\' || c < ' ') {
        parts.add(quote.cut(from, i));
        String json = Json.line(String.valueOf(c));
        parts.add(Part.words(json.substring(1, json.length() - 1)));
        from = i + 1;
      }
    }
    parts.add(quote.cut(from, text.length()));
    return new Part.Joined(parts);
  }

  /** Takes consecutive units of a speech that together fit a row. */
  private interface Chunk {
    void accept(String unit, List<Argument> units);
  }

  private static void chunks(Round round, Chunk use) {
    for (Debate.Speech speech : round.debate().speeches()) {
      List<Argument> chunk = new ArrayList<>();
      int length = 0;
      for (Argument unit : round.units(speech)) {
        if (!chunk.isEmpty() && length + unit.text().length() > round.maxCharacters() / 2) {
          emit(chunk, use);
          chunk.clear();
          length = 0;
        }
        chunk.add(unit);
        length += unit.text().length();
      }
      emit(chunk, use);
    }
  }

  private static void emit(List<Argument> chunk, Chunk use) {
    if (chunk.size() > 1) {
      use.accept(chunk.get(0).id() + ".." + chunk.get(chunk.size() - 1).id(), List.copyOf(chunk));
    }
  }
}
