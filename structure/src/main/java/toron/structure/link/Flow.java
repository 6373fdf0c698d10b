package toron.structure.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import toron.structure.argument.Unit;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;
import toron.structure.format.Draft;
import toron.structure.text.SourceText;

/**
 * The units of a debate, and what is known of who answered whom up to the speech in hand. An answer
 * to an answer belongs to the thread of the argument that was answered first.
 */
final class Flow {
  private final List<Draft.Turn> turns;
  private final List<Unit> units;
  private final UnitWords words;
  private final Threads threads;
  private final Addresses addresses;
  private final Set<Integer> headlines = new HashSet<>();
  private final Set<Integer> settled = new HashSet<>();
  private final Map<Integer, Integer> answers = new HashMap<>();

  Flow(SourceText source, List<Draft.Turn> turns, List<Unit> units) {
    this.turns = turns;
    this.units = units;
    this.words =
        new UnitWords(
            units.stream()
                .map(u -> source.text().substring(u.span().begin(), u.span().end()))
                .toList());
    this.threads = new Threads(source, units);
    this.addresses = new Addresses(source, turns);
    units.forEach(u -> headlines.add(u.parent()));
  }

  /** The responses of each speech that has any, by index. */
  List<List<Integer>> speeches() {
    List<List<Integer>> speeches = new ArrayList<>();
    int turn = -1;
    for (int i = 0; i < units.size(); i++) {
      if (units.get(i).kind() == Debate.ArgumentKind.RESPONSE) {
        if (units.get(i).turn() != turn) {
          speeches.add(new ArrayList<>());
        }
        turn = units.get(i).turn();
        speeches.get(speeches.size() - 1).add(i);
      }
    }
    return speeches;
  }

  /** What each response of a speech may answer; the last choice is always nothing. */
  List<List<Choice>> choices(List<Integer> responses) {
    List<List<Choice>> all = new ArrayList<>();
    for (int r = 0; r < responses.size(); r++) {
      all.add(choices(responses.get(r), place(r, responses.size())));
    }
    return all;
  }

  private static double place(int index, int of) {
    return of < 2 ? 0.5 : (double) index / (of - 1);
  }

  private List<Choice> choices(int from, double place) {
    List<Choice> choices = new ArrayList<>();
    Unit unit = units.get(from);
    boolean extending = words.extending(from);
    for (int to = 0; to < from; to++) {
      Unit other = units.get(to);
      if (other.turn() >= unit.turn() || unit.side() == null || other.side() == null) {
        continue;
      }
      boolean own = !unit.side().opposes(other.side());
      if (!own || (extending && unit.side() == other.side())) {
        choices.add(choice(from, to, own, extending));
      }
    }
    relate(from, place, choices);
    choices.add(new Choice(Choice.NOTHING, false));
    return choices;
  }

  private Choice choice(int from, int to, boolean own, boolean extending) {
    Choice choice = new Choice(to, own);
    choice.set(Sign.LINK, 1);
    words.compare(from, choice);
    threads.compare(from, choice);
    Integer before = answers.get(to);
    choice.set(Sign.THREAD, before == null ? 0 : words.near(from, before));
    if (extending) {
      choice.set(own ? Sign.EXTENDS_OWN : Sign.EXTENDS_OTHER, 1);
    }
    choice.set(Sign.SETTLED, !own && settled.contains(to) ? 1 : 0);
    choice.set(Sign.HEADLINE, headlines.contains(to) ? 1 : 0);
    switch (units.get(to).kind()) {
      case RESPONSE -> choice.set(Sign.RESPONSE, 1);
      case PLAN, DEFINITION -> choice.set(Sign.FRAME, 1);
      case WEIGHING -> choice.set(Sign.WEIGHING, 1);
      case ADVANTAGE, DISADVANTAGE, CONTENTION, CLAIM, COUNTERPLAN -> {}
    }
    return choice;
  }

  /** Signs that depend on what else might be answered. */
  private void relate(int from, double place, List<Choice> choices) {
    List<Integer> called = addresses.called(units.get(from));
    int latest = latest(from);
    double most = 0;
    Map<Integer, List<Choice>> bySpeech = new HashMap<>();
    for (Choice choice : choices) {
      int turn = units.get(choice.to()).turn();
      if (!choice.own()) {
        bySpeech.computeIfAbsent(turn, t -> new ArrayList<>()).add(choice);
      }
      if (!called.isEmpty()) {
        choice.set(called.contains(turn) ? Sign.SPEAKER : Sign.OTHER_SPEAKER, 1);
      }
      choice.set(Sign.LATEST, turn == latest ? 1 : 0);
      choice.set(Sign.NEAR, 1.0 / (1 + speechesBetween(turn, from)));
      most = Math.max(most, shared(choice));
    }
    for (Choice choice : choices) {
      choice.set(Sign.NEAREST, most > 0 ? shared(choice) / most : 0);
    }
    for (List<Choice> there : bySpeech.values()) {
      for (int i = 0; i < there.size(); i++) {
        there.get(i).set(Sign.PLACE, 1 - Math.abs(place - place(i, there.size())));
      }
    }
  }

  private static double shared(Choice choice) {
    return choice.get(Sign.WORDS) + choice.get(Sign.SENTENCE);
  }

  /** Speeches of argument of the other side after one speech and before the unit. */
  private int speechesBetween(int turn, int from) {
    int between = 0;
    Unit unit = units.get(from);
    for (int i = turn + 1; i < unit.turn(); i++) {
      Side side = turns.get(i).side();
      boolean argues = turns.get(i).kind() != Debate.SpeechKind.CROSS_EXAMINATION;
      between += argues && side != null && unit.side() != null && side.opposes(unit.side()) ? 1 : 0;
    }
    return between;
  }

  /** The last speech of the other side before a unit that has arguments. */
  private int latest(int from) {
    Side side = units.get(from).side();
    for (int i = from - 1; i >= 0 && side != null; i--) {
      Side other = units.get(i).side();
      if (other != null && other.opposes(side)) {
        return units.get(i).turn();
      }
    }
    return -1;
  }

  /** What speaks for or against answering one thing right after another, if anything does. */
  @Nullable Sign step(int from, Choice previous, Choice next) {
    int before = previous.to();
    int here = next.to();
    if (before < 0 || here < 0) {
      return null;
    }
    if (before == here) {
      return words.continues(from) ? Sign.CONTINUED : Sign.SAME;
    }
    boolean together = units.get(before).turn() == units.get(here).turn();
    if (here == before + 1 && together) {
      return Sign.NEXT;
    }
    return before < here ? Sign.ONWARDS : Sign.BACK;
  }

  /** From here on it is known what a response answers. */
  void settle(int from, int to) {
    threads.join(from, to);
    settled.add(to);
    answers.put(from, to);
  }
}
