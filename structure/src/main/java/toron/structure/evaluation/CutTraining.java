package toron.structure.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import toron.files.BadDataException;
import toron.files.Progress;
import toron.ingest.Document;
import toron.structure.DebateParser;
import toron.structure.argument.CutLearner;
import toron.structure.argument.CutWeights;
import toron.structure.debate.Debate;

/**
 * Learns where units of argument open from gold debates. What holds on debates that were not learnt
 * from is found by leaving out the debates of some motions in turn.
 */
public final class CutTraining {
  private static final double SPARSITY = 0.5;
  private static final double PENALTY = 0.3;

  private final long seed;
  private final int folds;
  private final Progress progress;

  /**
   * @param folds into how many parts the motions are divided
   */
  public CutTraining(long seed, int folds, Progress progress) {
    this.seed = seed;
    this.folds = folds;
    this.progress = progress;
  }

  /**
   * What was learnt.
   *
   * @param before of the weights that were there, on all debates
   * @param learnt on the debates that were learnt from
   * @param unseen of each part by what was learnt from the other parts
   */
  public record Learnt(CutWeights weights, Score before, Score learnt, Score unseen) {}

  /**
   * @param units F1 of units on the debates found
   * @param issues share of matched units whose issue is right
   */
  public record Score(double units, double kinds, double issues) {}

  /**
   * @param folders of gold: documents.jsonl and debates.jsonl
   */
  public Learnt learn(List<Path> folders) throws IOException {
    List<GoldDebates> all = GoldDebates.read(folders, d -> !d.arguments().isEmpty());
    List<String> motions =
        new ArrayList<>(new TreeSet<>(all.stream().map(GoldDebates::motion).toList()));
    if (motions.size() < folds) {
      throw new BadDataException(
          "learning needs debates with arguments on at least "
              + folds
              + " motions, there are "
              + motions.size());
    }
    Collections.shuffle(motions, new Random(seed));
    CutLearner learner = learner();
    all.forEach(gold -> gold.debates().forEach(d -> learner.add(gold.document(), d)));
    progress.begin("learn cuts", folds + 1L, "parts");
    Sum unseen = new Sum();
    for (int k = 0; k < folds; k++) {
      Set<String> part = new HashSet<>();
      for (int i = k; i < motions.size(); i += folds) {
        part.add(motions.get(i));
      }
      List<GoldDebates> out = all.stream().filter(g -> part.contains(g.motion())).toList();
      Set<String> ids = new HashSet<>();
      out.forEach(g -> ids.add(g.document().id()));
      unseen.add(out, learner.learn(ids));
      progress.advance(1, "part " + (k + 1));
    }
    CutWeights weights = learner.learn(Set.of());
    progress.end(all.size() + " documents");
    Sum before = new Sum();
    before.add(all, CutWeights.current());
    Sum learnt = new Sum();
    learnt.add(all, weights);
    return new Learnt(weights, before.score(), learnt.score(), unseen.score());
  }

  static CutLearner learner() {
    return new CutLearner(SPARSITY, PENALTY);
  }

  private static final class Sum {
    private Counts units = Counts.NONE;
    private Counts kinds = Counts.NONE;
    private Counts issues = Counts.NONE;

    void add(List<GoldDebates> all, CutWeights weights) {
      DebateParser parser = new DebateParser().withCuts(weights);
      for (GoldDebates gold : all) {
        for (Map.Entry<Debate, Debate> pair : pairs(parser, gold).entrySet()) {
          Map<Element, Counts> counts = new Comparison(pair.getKey(), pair.getValue()).counts();
          units = units.plus(counts.getOrDefault(Element.UNITS, Counts.NONE));
          kinds = kinds.plus(counts.getOrDefault(Element.KINDS, Counts.NONE));
          issues = issues.plus(counts.getOrDefault(Element.ISSUES, Counts.NONE));
        }
      }
    }

    private static Map<Debate, Debate> pairs(DebateParser parser, GoldDebates gold) {
      Document document = gold.document();
      return Spans.match(gold.debates(), parser.parse(document).debates(), Debate::location, 0.2);
    }

    Score score() {
      return new Score(units.f1(), kinds.f1(), issues.f1());
    }
  }
}
