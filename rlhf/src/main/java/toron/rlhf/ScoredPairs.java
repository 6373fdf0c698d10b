package toron.rlhf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toron.corpus.rows.Part;
import toron.corpus.rows.Rendering;
import toron.corpus.rows.SourcedDebate;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;

/**
 * Rebuttals whose fit to a speech people have voted on: the one that most held to answer the speech
 * against one of the same debate that most held not to, or against one that fits another speech on
 * the same motion, each on its own speech.
 */
final class ScoredPairs {
  /** What the votes are on, as the import names it. */
  static final String CRITERION = "responsiveness";

  private static final int WAITING = 64;
  private final double maxRatio;
  private final Map<String, Deque<Answer>> waiting = new HashMap<>();

  ScoredPairs(double maxRatio) {
    this.maxRatio = maxRatio;
  }

  /** An answer to a speech, and the share of those asked who held that it answers. */
  private record Answer(
      SourcedDebate debate,
      Debate.Speech speech,
      double fits,
      double points,
      Part.Quote said,
      Part.Quote asked) {}

  void make(SourcedDebate debate, PairDraft.Drafts drafts) {
    List<Answer> fitting = new ArrayList<>();
    List<Answer> others = new ArrayList<>();
    for (Answer answer : answers(debate)) {
      (answer.fits() > 0.5 ? fitting : others).add(answer);
    }
    for (int i = 0; i < Math.min(fitting.size(), others.size()); i++) {
      Answer a = fitting.get(i);
      Answer b = others.get(i);
      double doubt = Math.min(0.5, (1 - a.fits() + b.fits()) / 2);
      drafts.one(draft(a, b, a.fits() - b.fits(), doubt, b.points()));
    }
    for (Answer answer : fitting) {
      across(answer, drafts);
    }
  }

  private void across(Answer answer, PairDraft.Drafts drafts) {
    Side side = answer.speech().side();
    Deque<Answer> queue =
        waiting.computeIfAbsent(
            answer.debate().row().group() + "|" + side + "|" + answer.debate().debate().language(),
            key -> new ArrayDeque<>());
    for (Answer other : queue) {
      if (!other.asked().text().equals(answer.asked().text())
          && !other.said().text().equals(answer.said().text())
          && ResponsivenessPairs.ratio(other.said().text(), answer.said().text()) <= maxRatio) {
        queue.remove(other);
        drafts.both(
            draft(other, answer, other.fits(), 1 - other.fits(), null),
            draft(answer, other, answer.fits(), 1 - answer.fits(), null));
        return;
      }
    }
    queue.add(answer);
    if (queue.size() > WAITING) {
      queue.remove();
    }
  }

  private static List<Answer> answers(SourcedDebate debate) {
    List<Answer> answers = new ArrayList<>();
    Debate.Decision decision = debate.debate().decision();
    if (decision == null) {
      return answers;
    }
    Part.Quote asked = null;
    for (Debate.Speech speech : debate.debate().speeches()) {
      Part.Quote said =
          debate.quote(speech.text(), speech.location()).map(Part.Quote::strip).orElse(null);
      Debate.Score score = score(decision, speech);
      Double max = score == null ? null : score.max();
      if (score == null || max == null || max <= 0) {
        asked = said;
      } else if (said != null && asked != null) {
        answers.add(new Answer(debate, speech, score.points() / max, score.points(), said, asked));
      }
    }
    return answers;
  }

  private static Debate.@Nullable Score score(Debate.Decision decision, Debate.Speech speech) {
    return decision.scores().stream()
        .filter(s -> CRITERION.equals(s.criterion()))
        .filter(s -> s.speech() != null && s.speech() == speech.index())
        .findFirst()
        .orElse(null);
  }

  private static PairDraft draft(
      Answer chosen,
      Answer rejected,
      double margin,
      double doubt,
      @Nullable Double rejectedPoints) {
    Debate debate = rejected.debate().debate();
    return new PairDraft(
        chosen.debate(),
        rejected.debate(),
        RlhfOptions.RESPONSIVENESS,
        "rebuttal",
        "scored:" + chosen.speech().index() + ":" + debate.id() + ":" + rejected.speech().index(),
        Map.of(
            "motion",
            chosen.debate().motion(),
            "side",
            new Rendering(chosen.debate()).side(chosen.speech().side()),
            "target",
            chosen.asked()),
        chosen.said(),
        rejected.said(),
        new PairDraft.Strength(
            margin, Math.min(0.5, Math.max(0, doubt)), chosen.points(), rejectedPoints),
        null,
        null,
        PairDraft.lean(chosen.said().text(), rejected.said().text()),
        List.of());
  }
}
