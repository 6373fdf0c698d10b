package toron.rlhf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import toron.corpus.rows.Overlap;
import toron.corpus.rows.Part;
import toron.corpus.rows.Rendering;
import toron.corpus.rows.SourcedDebate;
import toron.structure.Debate;
import toron.structure.Debate.Argument;

/** The answer that meets an argument, against an answer of the same bench that meets another. */
final class ResponsivenessPairs {
  private final double maxRatio;

  ResponsivenessPairs(double maxRatio) {
    this.maxRatio = maxRatio;
  }

  void make(SourcedDebate debate, Consumer<PairDraft> drafts) {
    Rendering words = new Rendering(debate);
    for (Argument answer : debate.debate().arguments()) {
      for (String id : attacked(answer)) {
        Argument target = debate.argument(id);
        if (target != null && answer.side() != null) {
          other(debate, answer, target)
              .ifPresent(other -> draft(debate, words, answer, target, other, drafts));
        }
      }
    }
  }

  private static void draft(
      SourcedDebate debate,
      Rendering words,
      Argument answer,
      Argument target,
      Argument other,
      Consumer<PairDraft> drafts) {
    Optional<Part.Quote> asked = debate.quote(target).map(Part.Quote::strip);
    Optional<Part.Quote> chosen = debate.quote(answer).map(Part.Quote::strip);
    Optional<Part.Quote> rejected = debate.quote(other).map(Part.Quote::strip);
    if (asked.isEmpty() || chosen.isEmpty() || rejected.isEmpty()) {
      return;
    }
    drafts.accept(
        new PairDraft(
            debate,
            debate,
            RlhfOptions.RESPONSIVENESS,
            "rebuttal",
            target.id() + ":" + answer.id() + ":" + other.id(),
            Map.of(
                "motion",
                debate.motion(),
                "side",
                words.side(answer.side()),
                "target",
                asked.get()),
            chosen.get(),
            rejected.get(),
            1,
            null,
            RlhfOptions.RESPONSIVENESS,
            PairDraft.lean(chosen.get().text(), rejected.get().text())));
  }

  /** An answer of like length to something else; the one least like the argument. */
  private Optional<Argument> other(SourcedDebate debate, Argument answer, Argument target) {
    Set<String> family = family(debate.debate(), target);
    List<Argument> candidates = new ArrayList<>();
    for (Argument other : debate.debate().arguments()) {
      List<String> attacked = attacked(other);
      if (other.side() == answer.side()
          && !attacked.isEmpty()
          && attacked.stream().noneMatch(family::contains)
          && ratio(answer.text(), other.text()) <= maxRatio
          && !other.id().equals(answer.id())) {
        candidates.add(other);
      }
    }
    return candidates.stream()
        .min(
            Comparator.comparingDouble((Argument a) -> Overlap.of(a.text(), target.text()))
                .thenComparing(Argument::id));
  }

  /** An argument, what it is part of, and its parts. */
  private static Set<String> family(Debate debate, Argument of) {
    Set<String> ids = new HashSet<>(Set.of(of.id()));
    String parent = of.parent();
    if (parent != null) {
      ids.add(parent);
    }
    for (Argument a : debate.arguments()) {
      if (of.id().equals(a.parent())) {
        ids.add(a.id());
      }
    }
    return ids;
  }

  private static List<String> attacked(Argument unit) {
    return unit.targets().stream()
        .filter(t -> Rendering.opposes(t.relation()))
        .map(Debate.Target::argument)
        .toList();
  }

  static double ratio(String a, String b) {
    double shorter = Math.max(1, Math.min(a.length(), b.length()));
    return Math.max(a.length(), b.length()) / shorter;
  }
}
