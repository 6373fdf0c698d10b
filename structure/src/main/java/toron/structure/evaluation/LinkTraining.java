package toron.structure.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import toron.files.BadDataException;
import toron.files.JsonLines;
import toron.files.Progress;
import toron.ingest.Document;
import toron.structure.Debate;
import toron.structure.DebateParser;

/**
 * Learns the linker's weights from gold debates: each weight in turn, in an order drawn by the
 * seed, is moved as long as more of the links come out right, by ever smaller steps. Afterwards the
 * confidence is fitted to how often links were right (Platt 1999), over links each of which was
 * found by weights that had not seen its debate.
 */
public final class LinkTraining {
  private static final Set<String> CONFIDENCE = Set.of("slope", "middle");
  private static final double[] STEPS = {0.2, 0.1, 0.05};
  private static final double RIDGE = 0.05;
  private static final int FITS = 4000;

  private final long seed;
  private final int folds;
  private final Progress progress;
  private final Map<String, Double> start = DebateParser.links();

  /**
   * @param folds into how many parts the debates are divided to find out what holds on debates that
   *     were not learnt from
   */
  public LinkTraining(long seed, int folds, Progress progress) {
    this.seed = seed;
    this.folds = folds;
    this.progress = progress;
  }

  /**
   * What was learnt.
   *
   * @param weights every number of links.yaml
   * @param before F1 of the links by the weights that were there
   * @param learnt F1 on the debates that were learnt from
   * @param unseen F1 of each part by what was learnt from the other parts
   */
  public record Learnt(Map<String, Double> weights, double before, double learnt, double unseen) {
    public Learnt {
      weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    }
  }

  private record Pair(Document document, Debate gold) {}

  /**
   * @param folders of gold: documents.jsonl and debates.jsonl
   */
  public Learnt learn(List<Path> folders) throws IOException {
    List<Pair> pairs = read(folders);
    if (pairs.size() < folds) {
      throw new BadDataException(
          "learning needs at least " + folds + " debates with links, there are " + pairs.size());
    }
    Collections.shuffle(pairs, new Random(seed));
    progress.begin("learn links", folds + 1L, "parts");
    Counts unseen = Counts.NONE;
    List<double[]> outcomes = new ArrayList<>();
    for (int k = 0; k < folds; k++) {
      List<Pair> rest = new ArrayList<>();
      List<Pair> part = new ArrayList<>();
      for (int i = 0; i < pairs.size(); i++) {
        (i % folds == k ? part : rest).add(pairs.get(i));
      }
      Map<String, Double> weights = climb(rest);
      unseen = unseen.plus(links(part, weights));
      outcomes.addAll(outcomes(part, weights));
      progress.advance(1, "part " + (k + 1));
    }
    Map<String, Double> weights = new LinkedHashMap<>(climb(pairs));
    fit(outcomes, weights);
    progress.end(pairs.size() + " debates");
    return new Learnt(weights, links(pairs, start).f1(), links(pairs, weights).f1(), unseen.f1());
  }

  private static List<Pair> read(List<Path> folders) throws IOException {
    List<Pair> pairs = new ArrayList<>();
    for (Path folder : folders) {
      Map<String, Document> documents = new LinkedHashMap<>();
      for (Document d : JsonLines.readAll(folder.resolve("documents.jsonl"), Document.class)) {
        documents.put(d.id(), d);
      }
      for (Debate debate : JsonLines.readAll(folder.resolve("debates.jsonl"), Debate.class)) {
        Document document = documents.get(debate.documents().get(0));
        if (document == null) {
          throw BadDataException.in(folder.resolve("debates.jsonl"), debate.id() + " lacks text");
        }
        if (debate.arguments().stream().anyMatch(a -> !a.targets().isEmpty())) {
          pairs.add(new Pair(document, debate));
        }
      }
    }
    return pairs;
  }

  private Map<String, Double> climb(List<Pair> pairs) {
    Map<String, Double> weights = new LinkedHashMap<>(start);
    List<String> names = new ArrayList<>(weights.keySet());
    names.removeAll(CONFIDENCE);
    Random random = new Random(seed);
    ToDoubleFunction<Map<String, Double>> value =
        w -> links(pairs, w).f1() - RIDGE * distance(w) / names.size();
    double best = value.applyAsDouble(weights);
    for (double step : STEPS) {
      Collections.shuffle(names, random);
      for (String name : names) {
        for (int sign : new int[] {1, -1}) {
          double old = weights.getOrDefault(name, 0.0);
          weights.put(name, Math.round((old + sign * step) * 100) / 100.0);
          double now = value.applyAsDouble(weights);
          if (now > best + 1e-6) {
            best = now;
            break;
          }
          weights.put(name, old);
        }
      }
    }
    return weights;
  }

  /** Far from what was there must pay: few debates tell little. */
  private double distance(Map<String, Double> weights) {
    double sum = 0;
    for (Map.Entry<String, Double> entry : weights.entrySet()) {
      double d = entry.getValue() - start.getOrDefault(entry.getKey(), 0.0);
      sum += d * d;
    }
    return sum;
  }

  private static Debate nearest(Pair pair, Map<String, Double> weights) {
    List<Debate> found = DebateParser.withLinks(weights).parse(pair.document()).debates();
    Debate match = Spans.match(List.of(pair.gold()), found, Debate::location, 0.2).get(pair.gold());
    return match == null ? found.get(0) : match;
  }

  private static Counts links(List<Pair> pairs, Map<String, Double> weights) {
    Counts sum = Counts.NONE;
    for (Pair pair : pairs) {
      Comparison comparison = new Comparison(pair.gold(), nearest(pair, weights));
      sum = sum.plus(comparison.counts().getOrDefault(Element.LINKS, Counts.NONE));
    }
    return sum;
  }

  /** The strength of each link, and 1 where it is right. */
  private List<double[]> outcomes(List<Pair> pairs, Map<String, Double> weights) {
    List<double[]> outcomes = new ArrayList<>();
    for (Pair pair : pairs) {
      for (Comparison.Tie tie : new Comparison(pair.gold(), nearest(pair, weights)).ties()) {
        double odds = Math.log(tie.confidence() / (1 - tie.confidence()));
        double slope = weights.getOrDefault("slope", 1.0);
        double strength = odds / slope + weights.getOrDefault("middle", 0.0);
        outcomes.add(new double[] {strength, tie.right() ? 1 : 0});
      }
    }
    return outcomes;
  }

  private static void fit(List<double[]> outcomes, Map<String, Double> weights) {
    double a = 1;
    double b = 0;
    for (int i = 0; i < FITS; i++) {
      double da = 0;
      double db = 0;
      for (double[] outcome : outcomes) {
        double error = outcome[1] - 1 / (1 + Math.exp(-(a * outcome[0] + b)));
        da += error * outcome[0];
        db += error;
      }
      a += da / outcomes.size();
      b += db / outcomes.size();
    }
    weights.put("slope", Math.round(a * 100) / 100.0);
    weights.put("middle", Math.round(-b / a * 100) / 100.0);
  }
}
