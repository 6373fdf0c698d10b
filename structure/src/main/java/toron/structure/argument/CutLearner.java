package toron.structure.argument;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import toron.ingest.Document;
import toron.structure.debate.Debate;
import toron.structure.evidence.EvidenceFinder;
import toron.structure.format.Draft;
import toron.structure.text.SourceText;
import toron.structure.text.Span;

/**
 * Learns where units open from debates whose units are known: the weights that make the known cuts
 * most likely, less penalties on their size, climbed to by AdaGrad with a proximal step (Duchi et
 * al. 2011), so that most weights are nothing. The signs of every sentence are found once, when a
 * debate is added.
 */
public final class CutLearner {
  private static final int ROUNDS = 200;
  private static final double RATE = 0.4;
  private static final int CUTS = Cut.ALL.size();
  private static final int STATES = CutStates.ALL.size();

  /** A sign that fewer documents have tells nothing of others. */
  private static final int DOCUMENTS = 2;

  private final double sparsity;
  private final double penalty;
  private final List<Known> speeches = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final List<Set<String>> documents = new ArrayList<>();

  /**
   * @param states of each sentence, see {@link CutStates}
   */
  private record Known(String document, List<List<Integer>> signs, List<Integer> states) {}

  /**
   * @param sparsity on the size of each weight
   * @param penalty on its square
   */
  public CutLearner(double sparsity, double penalty) {
    this.sparsity = sparsity;
    this.penalty = penalty;
  }

  public void add(Document document, Debate gold) {
    SourceText source = new SourceText(document);
    GoldUnits known = new GoldUnits(source, gold);
    UnitFinder finder = new UnitFinder(source, quotes(source, known.turns()));
    finder
        .speeches(known.turns())
        .forEach(
            (turn, speech) -> {
              List<Unit> units = known.units().stream().filter(u -> u.turn() == turn).toList();
              List<Cut> cuts = Cut.of(speech.sentences(), units);
              add(document.id(), new CutSigns(speech).all(), cuts);
            });
  }

  private static List<Span> quotes(SourceText source, List<Draft.Turn> turns) {
    EvidenceFinder finder = new EvidenceFinder(source);
    return turns.stream()
        .filter(t -> t.kind() != Debate.SpeechKind.MODERATION)
        .flatMap(t -> finder.find(t.body()).stream())
        .map(EvidenceFinder.Found::whole)
        .toList();
  }

  private void add(String document, List<List<String>> all, List<Cut> cuts) {
    List<List<Integer>> signs =
        all.stream().map(s -> s.stream().map(sign -> number(sign, document)).toList()).toList();
    speeches.add(new Known(document, signs, CutStates.of(cuts)));
  }

  private int number(String sign, String document) {
    int number = numbers.computeIfAbsent(sign, s -> names.size());
    if (number == names.size()) {
      names.add(sign);
      documents.add(new HashSet<>());
    }
    documents.get(number).add(document);
    return number;
  }

  /**
   * @param without documents to learn nothing from
   */
  public CutWeights learn(Set<String> without) {
    List<Known> from = speeches.stream().filter(k -> !without.contains(k.document())).toList();
    boolean[] used = new boolean[names.size()];
    for (int i = 0; i < used.length; i++) {
      used[i] = documents.get(i).stream().filter(d -> !without.contains(d)).count() >= DOCUMENTS;
    }
    Climb signs = new Climb(names.size(), CUTS);
    Climb steps = new Climb(STATES, STATES);
    for (int round = 0; round < ROUNDS; round++) {
      for (Known known : from) {
        slope(known, used, signs, steps);
      }
      signs.step(sparsity, penalty);
      steps.step(0, penalty);
    }
    Map<String, double[]> weights = new LinkedHashMap<>();
    names.stream()
        .sorted()
        .filter(name -> used[numbers.getOrDefault(name, 0)])
        .forEach(name -> weights.put(name, signs.weights[numbers.getOrDefault(name, 0)]));
    return new CutWeights(weights, steps.weights);
  }

  private static void slope(Known known, boolean[] used, Climb signs, Climb steps) {
    List<List<Integer>> all = known.signs();
    double[][] scores = new double[all.size()][CUTS];
    for (int i = 0; i < scores.length; i++) {
      for (int sign : all.get(i)) {
        for (int c = 0; used[sign] && c < CUTS; c++) {
          scores[i][c] += signs.weights[sign][c];
        }
      }
    }
    CutChain.Expected expected =
        new CutChain(CutStates.scores(scores), CutStates.possible(steps.weights)).expect();
    for (int i = 0; i < scores.length; i++) {
      int right = known.states().get(i);
      double[] lead = new double[CUTS];
      lead[CutStates.ALL.get(right).cut().index()] += 1;
      for (int s = 0; s < STATES; s++) {
        lead[CutStates.ALL.get(s).cut().index()] -= expected.state(i, s);
      }
      for (int sign : all.get(i)) {
        for (int c = 0; used[sign] && c < CUTS; c++) {
          signs.slope[sign][c] += lead[c];
        }
      }
      if (i > 0) {
        steps.slope[known.states().get(i - 1)][right] += 1;
      }
    }
    for (int p = 0; p < STATES; p++) {
      for (int s = 0; s < STATES; s++) {
        steps.slope[p][s] -= expected.step(p, s);
      }
    }
  }

  /** Weights on their way up. */
  private static final class Climb {
    private final double[][] weights;
    private final double[][] slope;
    private final double[][] squares;

    Climb(int rows, int columns) {
      weights = new double[rows][columns];
      slope = new double[rows][columns];
      squares = new double[rows][columns];
    }

    void step(double sparsity, double penalty) {
      for (int i = 0; i < weights.length; i++) {
        for (int s = 0; s < weights[i].length; s++) {
          double g = slope[i][s] - 2 * penalty * weights[i][s];
          slope[i][s] = 0;
          squares[i][s] += g * g;
          double rate = RATE / Math.sqrt(1e-6 + squares[i][s]);
          double to = weights[i][s] + rate * g;
          weights[i][s] = Math.signum(to) * Math.max(0, Math.abs(to) - rate * sparsity);
        }
      }
    }
  }
}
