package toron.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import toron.structure.text.Similarity;
import toron.structure.text.Words;

/** Ties each response to what it answers. */
final class Linker {
  private static final double SURE = 0.30;
  private static final double NAMED = 0.5;
  private static final double LEAST = 0.08;

  private final SourceText source;

  Linker(SourceText source) {
    this.source = source;
  }

  /** A link between two units, by their indices. */
  record Link(int from, int to, Debate.Relation relation, double confidence, Debate.Cue cue) {}

  List<Link> link(List<Unit> units, List<Draft.Turn> turns) {
    List<List<String>> words = new ArrayList<>();
    for (Unit unit : units) {
      words.add(Words.of(source.text().substring(unit.span().begin(), unit.span().end())));
    }
    Similarity similarity = new Similarity(words);
    List<Map<String, Double>> vectors = words.stream().map(similarity::vector).toList();
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      Unit from = units.get(i);
      if (from.kind() != Debate.ArgumentKind.RESPONSE) {
        continue;
      }
      int best = -1;
      double bestScore = LEAST;
      for (int j = 0; j < i; j++) {
        Unit to = units.get(j);
        if (to.turn() < from.turn() && opposed(from.side(), to.side())) {
          double score = Similarity.cosine(vectors.get(i), vectors.get(j)) + issue(from, to);
          if (score > bestScore) {
            best = j;
            bestScore = score;
          }
        }
      }
      if (best >= 0) {
        double confidence = Math.min(0.95, 0.4 + 0.5 * bestScore / SURE);
        links.add(new Link(i, best, Debate.Relation.ATTACK, round(confidence), Debate.Cue.LEXICAL));
      }
    }
    return links;
  }

  /** "内因性について": the issue that the first words of a response name. */
  private double issue(Unit from, Unit to) {
    Span label = from.label();
    Debate.Issue wanted =
        label == null
            ? null
            : References.issue(source.text().substring(label.begin(), label.end()));
    return wanted != null && wanted == to.issue() ? NAMED : 0;
  }

  private static boolean opposed(
      @org.jspecify.annotations.Nullable Side a, @org.jspecify.annotations.Nullable Side b) {
    return a != null && b != null && a.opposes(b);
  }

  private static double round(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
