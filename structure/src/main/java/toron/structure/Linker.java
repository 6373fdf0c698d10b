package toron.structure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import toron.structure.text.Normal;
import toron.structure.text.Words;

/**
 * Ties each response to what it answers or holds on to. The responses of one speech are resolved
 * together: the best path over all of them, in which neighbours rather follow the order of what
 * they answer than jump. Speeches are resolved in order, because an answer to an answer belongs to
 * the thread of the argument that was answered first.
 */
final class Linker {

  private final SourceText source;
  private final LinkWeights weights;

  Linker(SourceText source, LinkWeights weights) {
    this.source = source;
    this.weights = weights;
  }

  /** A link between two units, by their indices. */
  record Link(int from, int to, Debate.Relation relation, double confidence, Debate.Cue cue) {}

  /**
   * Which of several speeches each answer answers, by the words alone: its index, or -1 where
   * nothing speaks for any. The answers are resolved together: a speech that is near to all of them
   * must be nearer than it usually is.
   */
  static List<Integer> answered(List<String> speeches, List<String> answers) {
    List<List<String>> words = speeches.stream().map(s -> Words.of(Normal.fold(s))).toList();
    Affinity affinity = new Affinity(words);
    List<double[]> scores = answers.stream().map(a -> affinity.of(Normal.fold(a))).toList();
    double[] usual = new double[speeches.size()];
    for (int i = 0; i < usual.length; i++) {
      int at = i;
      double mean = scores.stream().mapToDouble(row -> row[at]).average().orElse(0);
      // what is usual is known the better the more answers there are, and not at all from one
      usual[i] = mean * (scores.size() - 1) / scores.size();
    }
    return scores.stream().map(row -> best(row, usual)).toList();
  }

  private static int best(double[] scores, double[] usual) {
    int best = -1;
    for (int i = 0; i < scores.length; i++) {
      boolean nearer = best < 0 || scores[i] - usual[i] > scores[best] - usual[best];
      best = scores[i] > 0 && nearer ? i : best;
    }
    return best;
  }

  List<Link> link(List<Unit> units) {
    return new Run(units).all();
  }

  /** How strongly a pair belongs together. */
  private record Candidate(int to, double score, double signpost, double lexical, boolean own) {}

  private final class Run {
    private final List<Unit> units;
    private final UnitWords words;
    private final Threads threads;
    private final List<Link> links = new ArrayList<>();
    private final Set<Integer> answered = new HashSet<>();

    Run(List<Unit> units) {
      this.units = units;
      this.words = new UnitWords(source, units, weights);
      this.threads = new Threads(source, units, weights);
    }

    List<Link> all() {
      for (int i = 0; i < units.size(); ) {
        int turn = units.get(i).turn();
        List<Integer> responses = new ArrayList<>();
        for (; i < units.size() && units.get(i).turn() == turn; i++) {
          if (units.get(i).kind() == Debate.ArgumentKind.RESPONSE) {
            responses.add(i);
          }
        }
        speech(responses);
      }
      return links;
    }

    /** Viterbi over the responses of one speech; the last state of each is "answers nothing". */
    private void speech(List<Integer> responses) {
      List<List<Candidate>> states = new ArrayList<>();
      for (int from : responses) {
        states.add(candidates(from));
      }
      double[][] best = new double[responses.size()][];
      int[][] back = new int[responses.size()][];
      for (int r = 0; r < responses.size(); r++) {
        List<Candidate> here = states.get(r);
        best[r] = new double[here.size()];
        back[r] = new int[here.size()];
        for (int s = 0; s < here.size(); s++) {
          step(
              responses.get(r),
              here.get(s),
              r == 0 ? List.of() : states.get(r - 1),
              r == 0 ? new double[0] : best[r - 1],
              best[r],
              back[r],
              s);
        }
      }
      trace(responses, states, best, back);
    }

    private void step(
        int from,
        Candidate here,
        List<Candidate> before,
        double[] scores,
        double[] best,
        int[] back,
        int s) {
      best[s] = here.score();
      double most = Double.NEGATIVE_INFINITY;
      for (int p = 0; p < before.size(); p++) {
        double value = scores[p] + transition(from, before.get(p), here);
        if (value > most) {
          most = value;
          back[s] = p;
        }
      }
      best[s] += before.isEmpty() ? 0 : most;
    }

    private double transition(int from, Candidate before, Candidate here) {
      if (before.to() < 0 || here.to() < 0) {
        return 0;
      }
      if (before.to() == here.to()) {
        return words.continues(from) ? weights.continued() : weights.same();
      }
      return before.to() < here.to() ? weights.onwards() : 0;
    }

    private void trace(
        List<Integer> responses, List<List<Candidate>> states, double[][] best, int[][] back) {
      int state = -1;
      for (int r = responses.size() - 1; r >= 0; r--) {
        if (state < 0) {
          state = 0;
          for (int s = 1; s < best[r].length; s++) {
            state = best[r][s] > best[r][state] ? s : state;
          }
        }
        Candidate chosen = states.get(r).get(state);
        if (chosen.to() >= 0) {
          links.add(link(responses.get(r), chosen, states.get(r)));
        }
        state = back[r][state];
      }
      links.sort(java.util.Comparator.comparingInt(Link::from));
      for (Link link : links) {
        threads.join(link.from(), link.to());
        answered.add(link.to());
      }
    }

    private List<Candidate> candidates(int from) {
      List<Candidate> candidates = new ArrayList<>();
      Unit unit = units.get(from);
      boolean extending = words.extending(from);
      for (int to = 0; to < from; to++) {
        Unit other = units.get(to);
        if (other.turn() >= unit.turn() || unit.side() == null || other.side() == null) {
          continue;
        }
        boolean attack = unit.side().opposes(other.side());
        boolean target = other.kind() != Debate.ArgumentKind.WEIGHING;
        if (target && (attack || (extending && own(unit, other)))) {
          candidates.add(candidate(from, to, !attack, extending));
        }
      }
      candidates.add(new Candidate(-1, weights.none(), 0, 0, false));
      return candidates;
    }

    private boolean own(Unit unit, Unit other) {
      return unit.side() == other.side();
    }

    private Candidate candidate(int from, int to, boolean own, boolean extending) {
      double lexical = words.similarity(from, to) + weights.reporting() * words.affinity(from, to);
      double signpost = threads.named(from, to) + words.heading(from, to);
      double score = lexical * weights.lexical() + signpost + recency(from, to, own);
      if (extending) {
        score += own ? weights.extendsOwn() : weights.extendsOther();
      }
      return new Candidate(to, score, signpost, lexical, own);
    }

    /** What was said last on a thread is answered; what was answered already, rather not again. */
    private double recency(int from, int to, boolean own) {
      int distance = units.get(from).turn() - units.get(to).turn();
      double near = weights.recency() / Math.max(1, distance);
      boolean parent = units.stream().anyMatch(u -> u.parent() == to);
      double settled = !own && answered.contains(to) ? weights.settled() : 0;
      double latest = latest(from) == units.get(to).turn() ? weights.lastSpeech() : 0;
      return near + latest + settled + (parent ? weights.parent() : 0);
    }

    /** The last speech of the other side before a unit. */
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

    private Link link(int from, Candidate chosen, List<Candidate> all) {
      double second = 0;
      for (Candidate other : all) {
        if (other.to() != chosen.to() && other.to() >= 0) {
          second = Math.max(second, other.score());
        }
      }
      double strength = chosen.score() + 0.8 * (chosen.score() - second);
      double confidence = 1 / (1 + Math.exp(-weights.slope() * (strength - weights.middle())));
      double rounded = Math.round(Math.min(0.97, Math.max(0.05, confidence)) * 100) / 100.0;
      return new Link(from, chosen.to(), relation(from, chosen), rounded, cue(chosen));
    }

    private Debate.Relation relation(int from, Candidate chosen) {
      if (chosen.own()) {
        return Debate.Relation.SUPPORT;
      }
      Span span = units.get(from).span();
      String said = source.text().substring(span.begin(), span.end());
      if (References.TURNS.matcher(said).find()) {
        return Debate.Relation.TURN;
      }
      return References.UNDERCUTS.matcher(said).find()
          ? Debate.Relation.UNDERCUT
          : Debate.Relation.ATTACK;
    }

    private Debate.Cue cue(Candidate chosen) {
      if (chosen.signpost() >= 0.2) {
        return Debate.Cue.SIGNPOST;
      }
      return chosen.lexical() >= 0.08 ? Debate.Cue.LEXICAL : Debate.Cue.ORDER;
    }
  }
}
