package toron.structure.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
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
import toron.structure.debate.Debate;
import toron.structure.link.LinkDoubts;
import toron.structure.link.LinkLearner;
import toron.structure.link.LinkWeights;

/**
 * Learns what the linker goes by from gold debates: from their own units and from those that are
 * found in their text, where a unit that is none answers nothing. What holds on debates that were
 * not learnt from is found by leaving out the debates of some motions in turn. The confidence is
 * fitted to the links found that way, on the documents as they are and on the same with fewer
 * paragraphs, which are cut into units less well.
 */
public final class LinkTraining {
  private static final double PENALTY = 0.5;

  /** Links of which fewer are right than that are not given. */
  private static final double LEAST = 0.15;

  private final long seed;
  private final int folds;
  private final Progress progress;

  /**
   * @param folds into how many parts the motions are divided
   */
  public LinkTraining(long seed, int folds, Progress progress) {
    this.seed = seed;
    this.folds = folds;
    this.progress = progress;
  }

  /**
   * What was learnt.
   *
   * @param before F1 of the links by the weights that were there
   * @param learnt F1 on the debates that were learnt from
   * @param unseen F1 of each part by what was learnt from the other parts
   */
  public record Learnt(LinkWeights weights, double before, double learnt, double unseen) {}

  private record Gold(Document document, Document loosened, List<Debate> debates, String motion) {}

  /**
   * @param folders of gold: documents.jsonl and debates.jsonl
   */
  public Learnt learn(List<Path> folders) throws IOException {
    List<Gold> all = read(folders);
    List<String> motions = new ArrayList<>(new TreeSet<>(all.stream().map(Gold::motion).toList()));
    if (motions.size() < folds) {
      throw new BadDataException(
          "learning needs debates with links on at least "
              + folds
              + " motions, there are "
              + motions.size());
    }
    Collections.shuffle(motions, new Random(seed));
    List<Part> parts = parts(all, motions);
    LinkLearner learner = new LinkLearner(PENALTY);
    for (Part part : parts) {
      for (Gold gold : part.out()) {
        gold.debates().forEach(d -> learner.add(gold.document(), d));
        for (Document document : List.of(gold.document(), gold.loosened())) {
          FoundUnits.of(part.parser(), document, gold.debates())
              .forEach(d -> learner.add(document, d));
        }
      }
    }
    progress.begin("learn links", folds + 1L, "parts");
    Counts unseen = Counts.NONE;
    Outcomes outcomes = new Outcomes();
    for (Part part : parts) {
      DebateParser parser =
          part.parser().withLinks(new LinkWeights(learner.learn(part.ids()), 0, Map.of()));
      unseen = unseen.plus(links(part.out(), parser));
      part.out().forEach(gold -> outcomes.add(gold, parser));
      progress.advance(1, "part");
    }
    LinkWeights weights =
        new LinkWeights(
            learner.learn(Set.of()),
            LEAST,
            LinkDoubts.learn(outcomes.doubts, outcomes.right, PENALTY));
    progress.end(all.size() + " documents");
    return new Learnt(
        weights,
        links(all, new DebateParser()).f1(),
        links(all, new DebateParser().withLinks(weights)).f1(),
        unseen.f1());
  }

  /**
   * Debates of some motions.
   *
   * @param parser which cuts speeches by what was learnt from the other parts: units are as wrong
   *     there as they are in debates that nobody has seen
   */
  private record Part(List<Gold> out, Set<String> ids, DebateParser parser) {}

  private List<Part> parts(List<Gold> all, List<String> motions) {
    CutLearner cuts = CutTraining.learner();
    all.forEach(gold -> gold.debates().forEach(d -> cuts.add(gold.document(), d)));
    List<Part> parts = new ArrayList<>();
    for (int k = 0; k < folds; k++) {
      Set<String> there = new HashSet<>();
      for (int i = k; i < motions.size(); i += folds) {
        there.add(motions.get(i));
      }
      List<Gold> out = all.stream().filter(gold -> there.contains(gold.motion())).toList();
      Set<String> ids = new HashSet<>();
      out.forEach(gold -> ids.add(gold.document().id()));
      parts.add(new Part(out, ids, new DebateParser().withCuts(cuts.learn(ids))));
    }
    return parts;
  }

  private List<Gold> read(List<Path> folders) throws IOException {
    Random random = new Random(seed);
    List<Gold> all = new ArrayList<>();
    for (GoldDebates gold : GoldDebates.read(folders, LinkTraining::linked)) {
      Document document = gold.document();
      Document loosened = Loosened.of(document, gold.debates(), random);
      all.add(new Gold(document, loosened, gold.debates(), gold.motion()));
    }
    return all;
  }

  private static boolean linked(Debate debate) {
    return debate.arguments().stream().anyMatch(a -> !a.targets().isEmpty());
  }

  private static Map<Debate, Debate> pairs(
      Document document, List<Debate> gold, DebateParser parser) {
    List<Debate> found = parser.parse(document).debates();
    return Spans.match(gold, found, Debate::location, 0.2);
  }

  private static Counts links(List<Gold> all, DebateParser parser) {
    Counts sum = Counts.NONE;
    for (Gold gold : all) {
      Map<Debate, Debate> pairs = pairs(gold.document(), gold.debates(), parser);
      for (Debate debate : gold.debates()) {
        Debate found = pairs.get(debate);
        int wanted = debate.arguments().stream().mapToInt(a -> a.targets().size()).sum();
        sum =
            sum.plus(
                found == null
                    ? new Counts(wanted, 0, 0)
                    : new Comparison(debate, found)
                        .counts()
                        .getOrDefault(Element.LINKS, Counts.NONE));
      }
    }
    return sum;
  }

  /** Links by weights that had not seen their debates: what speaks against each, and its fate. */
  private static final class Outcomes {
    private final List<List<Double>> doubts = new ArrayList<>();
    private final List<Boolean> right = new ArrayList<>();

    void add(Gold gold, DebateParser parser) {
      for (Document document : List.of(gold.document(), gold.loosened())) {
        pairs(document, gold.debates(), parser)
            .forEach((wanted, found) -> add(document, found, new Comparison(wanted, found)));
      }
    }

    private void add(Document document, Debate found, Comparison comparison) {
      Map<String, LinkDoubts.Cut> cuts = new HashMap<>();
      double usual =
          LinkDoubts.usual(found.arguments().stream().map(a -> a.text().length()).toList());
      for (Debate.Argument argument : found.arguments()) {
        cuts.put(argument.id(), cut(document.text(), argument, usual));
      }
      for (Comparison.Tie tie : comparison.ties()) {
        LinkDoubts.Cut from = cuts.get(tie.from());
        LinkDoubts.Cut to = cuts.get(tie.to());
        if (from != null && to != null) {
          doubts.add(LinkDoubts.of(tie.confidence(), from, to));
          right.add(tie.right());
        }
      }
    }

    private static LinkDoubts.Cut cut(String text, Debate.Argument argument, double usual) {
      int first = argument.location().stream().mapToInt(l -> l.begin()).min().orElse(0);
      int last = argument.location().stream().mapToInt(l -> l.end()).max().orElse(0);
      int begin = text.offsetByCodePoints(0, first);
      int end = text.offsetByCodePoints(0, last);
      return new LinkDoubts.Cut(text, begin, end, argument.label() != null, usual);
    }
  }
}
