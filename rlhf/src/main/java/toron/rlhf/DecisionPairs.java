package toron.rlhf;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import toron.corpus.rows.Composer;
import toron.corpus.rows.Part;
import toron.corpus.rows.Phrasings;
import toron.corpus.rows.Rendering;
import toron.corpus.rows.SourcedDebate;
import toron.structure.Debate;
import toron.structure.Side;

/**
 * What the judges decided: the verdict they gave against the other one; and of two speeches in the
 * same role on the same motion, the one of the team that won its round.
 */
final class DecisionPairs {
  private final Phrasings phrasings;
  private final double maxRatio;

  /** A speech that waits for one in the same role with the other result. */
  private record Speaker(SourcedDebate debate, Debate.Speech speech, boolean won, double margin) {}

  private final Map<String, Speaker> waiting = new HashMap<>();

  DecisionPairs(Phrasings phrasings, double maxRatio) {
    this.phrasings = phrasings;
    this.maxRatio = maxRatio;
  }

  void make(SourcedDebate debate, Consumer<PairDraft> drafts) {
    Debate.Decision decision = debate.debate().decision();
    Side winner = decision == null ? null : decision.winner();
    if (decision == null || winner == null) {
      return;
    }
    double margin = margin(decision, winner);
    verdict(debate, winner, margin, drafts);
    for (Debate.Speech speech : debate.debate().speeches()) {
      if (speech.side() != null && speech.role() != null && compares(speech.kind())) {
        speech(new Speaker(debate, speech, speech.side() == winner, margin), drafts);
      }
    }
  }

  /** The majority less the minority, as a share of the votes; a lone verdict counts in full. */
  private static double margin(Debate.Decision decision, Side winner) {
    long votes = decision.votes().size();
    if (votes == 0) {
      return 1;
    }
    long forWinner = decision.votes().stream().filter(v -> v.side() == winner).count();
    return Math.max(0, (2.0 * forWinner - votes) / votes);
  }

  private static boolean compares(Debate.SpeechKind kind) {
    return switch (kind) {
      case CONSTRUCTIVE, REBUTTAL, REPLY, STATEMENT -> true;
      case CROSS_EXAMINATION, MODERATION, ADJUDICATION -> false;
    };
  }

  private void verdict(
      SourcedDebate debate, Side winner, double margin, Consumer<PairDraft> drafts) {
    Rendering words = new Rendering(debate);
    Side loser = other(winner);
    Optional<Part> flow = words.flow();
    if (loser == null || flow.isEmpty()) {
      return;
    }
    String template = phrasings.word(debate.debate().language(), "verdict");
    drafts.accept(
        new PairDraft(
            debate,
            debate,
            RlhfOptions.DECISION,
            "judge",
            "verdict",
            Map.of("motion", debate.motion(), "flow", flow.get()),
            Composer.fill(template, Map.of("side", words.side(winner))),
            Composer.fill(template, Map.of("side", words.side(loser))),
            margin,
            null,
            "verdict." + debate.debate().language() + "." + debate.row().split().id(),
            Rendering.key(winner)));
  }

  /** Only two-team formats have one other side. */
  private static @Nullable Side other(Side side) {
    return switch (side) {
      case AFFIRMATIVE -> Side.NEGATIVE;
      case NEGATIVE -> Side.AFFIRMATIVE;
      default -> null;
    };
  }

  private void speech(Speaker now, Consumer<PairDraft> drafts) {
    Debate debate = now.debate().debate();
    String key =
        now.debate().row().group()
            + "|"
            + debate.format()
            + "|"
            + now.speech().role()
            + "|"
            + debate.language();
    Speaker before = waiting.get(key);
    if (before == null || before.won() == now.won() || !alike(before, now)) {
      waiting.put(key, now);
      return;
    }
    waiting.remove(key);
    Speaker won = now.won() ? now : before;
    Speaker lost = now.won() ? before : now;
    Optional<Part.Quote> chosen = quote(won);
    Optional<Part.Quote> rejected = quote(lost);
    if (chosen.isEmpty() || rejected.isEmpty()) {
      return;
    }
    Rendering words = new Rendering(won.debate());
    String kind = phrasings.word(debate.language(), "speech." + Rendering.key(won.speech().kind()));
    drafts.accept(
        new PairDraft(
            won.debate(),
            lost.debate(),
            RlhfOptions.DECISION,
            "speech",
            "speech:" + won.speech().index() + ":" + lost.debate().debate().id(),
            Map.of(
                "motion",
                won.debate().motion(),
                "side",
                words.side(won.speech().side()),
                "label",
                Part.words(kind)),
            chosen.get(),
            rejected.get(),
            (won.margin() + lost.margin()) / 2,
            null,
            "speech." + debate.language() + "." + now.debate().row().split().id(),
            PairDraft.lean(chosen.get().text(), rejected.get().text())));
  }

  private boolean alike(Speaker a, Speaker b) {
    return ResponsivenessPairs.ratio(a.speech().text(), b.speech().text()) <= maxRatio;
  }

  private static Optional<Part.Quote> quote(Speaker speaker) {
    return speaker
        .debate()
        .quote(speaker.speech().text(), speaker.speech().location())
        .map(Part.Quote::strip);
  }
}
