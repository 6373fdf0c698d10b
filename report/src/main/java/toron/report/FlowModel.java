package toron.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.debate.Debate.Argument;
import toron.structure.debate.Debate.Speech;
import toron.structure.debate.Debate.SpeechKind;
import toron.structure.debate.Debate.Target;

/**
 * A debate's units as a forest: an answer hangs on what it answers, a part on its whole. Columns
 * are the speeches that argue.
 */
final class FlowModel {
  /**
   * What stands in one cell: a unit of argument, or a whole speech in which none was found.
   *
   * @param number from 1, in the order of the debate
   */
  record Unit(int number, int column, Speech speech, @Nullable Argument argument) {
    String anchor() {
      return "u" + number;
    }

    String text() {
      return argument == null ? speech.text() : argument.text();
    }
  }

  /** A turn of these kinds is a column even where no unit was found in it. */
  private static final Set<SpeechKind> ARGUING =
      Set.of(SpeechKind.CONSTRUCTIVE, SpeechKind.REBUTTAL, SpeechKind.REPLY);

  private final List<Speech> columns = new ArrayList<>();
  private final List<Unit> units = new ArrayList<>();
  private final Map<String, Unit> byId = new HashMap<>();
  private final Map<Integer, List<Unit>> answers = new HashMap<>();
  private final Map<Integer, List<Unit>> parts = new HashMap<>();
  private final List<Unit> roots = new ArrayList<>();

  FlowModel(Debate debate) {
    Map<Integer, List<Argument>> bySpeech = new HashMap<>();
    for (Argument argument : debate.arguments()) {
      bySpeech.computeIfAbsent(argument.speech(), speech -> new ArrayList<>()).add(argument);
    }
    for (Speech speech : debate.speeches()) {
      List<Argument> arguments = bySpeech.getOrDefault(speech.index(), List.of());
      if (!arguments.isEmpty() || isArguing(speech, debate)) {
        addColumn(speech, arguments);
      }
    }
    units.forEach(this::hang);
  }

  /** Statements, of which a discussion has dozens, count where nothing was found in any. */
  private static boolean isArguing(Speech speech, Debate debate) {
    boolean statement = speech.kind() == SpeechKind.STATEMENT && debate.arguments().isEmpty();
    return speech.side() != null && (statement || ARGUING.contains(speech.kind()));
  }

  private void addColumn(Speech speech, List<Argument> arguments) {
    int column = columns.size();
    columns.add(speech);
    for (Argument argument : arguments) {
      Unit unit = new Unit(units.size() + 1, column, speech, argument);
      units.add(unit);
      byId.putIfAbsent(argument.id(), unit);
    }
    if (arguments.isEmpty()) {
      units.add(new Unit(units.size() + 1, column, speech, null));
    }
  }

  private void hang(Unit unit) {
    Optional<Unit> answered = answered(unit).or(() -> answeredByFirstPart(unit));
    Optional<Unit> whole = whole(unit);
    if (answered.isPresent()) {
      answers.computeIfAbsent(answered.get().number(), key -> new ArrayList<>()).add(unit);
    } else if (whole.isPresent()) {
      parts.computeIfAbsent(whole.get().number(), key -> new ArrayList<>()).add(unit);
    } else {
      roots.add(unit);
    }
  }

  private Optional<Unit> answered(Unit unit) {
    return link(unit).map(target -> byId.get(target.argument()));
  }

  /** The likeliest link into an earlier column: the one that decides where a unit stands. */
  Optional<Target> link(Unit unit) {
    return targets(unit).stream()
        .filter(
            target -> {
              Unit to = byId.get(target.argument());
              return to != null && to.column() < unit.column();
            })
        .max(Comparator.comparingDouble(Target::confidence));
  }

  static List<Target> targets(Unit unit) {
    return unit.argument() == null ? List.of() : unit.argument().targets();
  }

  /** A headline that answers nothing itself goes where its first answering part goes. */
  private Optional<Unit> answeredByFirstPart(Unit headline) {
    if (headline.argument() == null) {
      return Optional.empty();
    }
    return units.stream()
        .filter(unit -> isPartOf(unit, headline))
        .flatMap(unit -> answered(unit).stream())
        .findFirst();
  }

  private boolean isPartOf(Unit unit, Unit headline) {
    return whole(unit).filter(whole -> whole.number() == headline.number()).isPresent();
  }

  /** What a unit is a part of; none where the parents run in a circle. */
  private Optional<Unit> whole(Unit unit) {
    Set<Integer> seen = new HashSet<>(Set.of(unit.number()));
    Unit parent = parent(unit);
    for (Unit above = parent; above != null; above = parent(above)) {
      if (!seen.add(above.number())) {
        return Optional.empty();
      }
    }
    return Optional.ofNullable(parent);
  }

  private @Nullable Unit parent(Unit unit) {
    Argument argument = unit.argument();
    if (argument == null || argument.parent() == null) {
      return null;
    }
    Unit parent = byId.get(argument.parent());
    return parent != null && parent.column() == unit.column() ? parent : null;
  }

  List<Speech> columns() {
    return columns;
  }

  List<Unit> units() {
    return units;
  }

  List<Unit> roots() {
    return roots;
  }

  List<Unit> answers(Unit unit) {
    return answers.getOrDefault(unit.number(), List.of());
  }

  List<Unit> parts(Unit unit) {
    return parts.getOrDefault(unit.number(), List.of());
  }

  Optional<Unit> unit(String argumentId) {
    return Optional.ofNullable(byId.get(argumentId));
  }
}
