package toron.structure.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import toron.ingest.Document;
import toron.structure.argument.GoldUnits;
import toron.structure.debate.Debate;
import toron.structure.text.SourceText;

/**
 * Learns the weights of the linker from debates whose links are known: those that make the known
 * links most likely, less a penalty on large weights, climbed to by resilient propagation
 * (Riedmiller and Braun 1993). The signs of every pair are found once, when a debate is added.
 */
public final class LinkLearner {
  private static final int ROUNDS = 150;
  private static final double FIRST_STEP = 0.05;
  private static final double LARGEST_STEP = 0.5;

  private final double penalty;
  private final List<Known> speeches = new ArrayList<>();

  /**
   * @param right the index of the choice of each response, or -1 where none is the right one
   */
  private record Known(String document, Chain chain, List<Integer> right) {}

  /**
   * @param penalty on the square of each weight
   */
  public LinkLearner(double penalty) {
    this.penalty = penalty;
  }

  public void add(Document document, Debate gold) {
    SourceText source = new SourceText(document);
    GoldUnits read = new GoldUnits(source, gold);
    Flow flow = new Flow(source, read.turns(), read.units());
    Map<Integer, Integer> links = read.links();
    for (List<Integer> responses : flow.speeches()) {
      Chain chain = new Chain(flow, responses);
      List<Integer> right = new ArrayList<>();
      for (int r = 0; r < responses.size(); r++) {
        right.add(index(chain.states().get(r), links.get(responses.get(r))));
      }
      speeches.add(new Known(document.id(), chain, right));
      for (int from : responses) {
        Integer to = links.get(from);
        if (to != null) {
          flow.settle(from, to);
        }
      }
    }
  }

  private static int index(List<Choice> choices, @Nullable Integer to) {
    for (int i = 0; i < choices.size(); i++) {
      if (to != null && choices.get(i).to() == to) {
        return i;
      }
    }
    return to == null ? choices.size() - 1 : -1;
  }

  /**
   * By the key of each sign; rounded, so that a person can read them.
   *
   * @param without documents to learn nothing from
   */
  public Map<String, Double> learn(Set<String> without) {
    List<Known> from =
        speeches.stream().filter(known -> !without.contains(known.document())).toList();
    double[] weights = new double[Sign.values().length];
    double[] steps = new double[weights.length];
    double[] before = new double[weights.length];
    Arrays.fill(steps, FIRST_STEP);
    for (int round = 0; round < ROUNDS; round++) {
      double[] slope = slope(from, weights);
      for (int i = 0; i < weights.length; i++) {
        double turn = slope[i] * before[i];
        steps[i] = turn > 0 ? Math.min(LARGEST_STEP, steps[i] * 1.2) : steps[i];
        if (turn < 0) {
          steps[i] *= 0.5;
          slope[i] = 0;
        }
        weights[i] += Math.signum(slope[i]) * steps[i];
      }
      before = slope;
    }
    Map<String, Double> learnt = new LinkedHashMap<>();
    for (Sign sign : Sign.values()) {
      learnt.put(sign.key(), Math.round(weights[sign.index()] * 100) / 100.0);
    }
    return learnt;
  }

  private double[] slope(List<Known> from, double[] weights) {
    double[] slope = new double[weights.length];
    for (Known known : from) {
      List<Integer> any = known.right().stream().map(r -> -1).toList();
      known.chain().expect(weights, known.right(), 1, slope);
      known.chain().expect(weights, any, -1, slope);
    }
    for (int i = 0; i < weights.length; i++) {
      slope[i] -= 2 * penalty * weights[i];
    }
    return slope;
  }
}
