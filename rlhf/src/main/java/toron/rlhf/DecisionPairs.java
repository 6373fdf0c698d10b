package toron.rlhf;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import toron.corpus.rows.Composer;
import toron.corpus.rows.Part;
import toron.corpus.rows.Phrasings;
import toron.corpus.rows.Rendering;
import toron.corpus.rows.SourcedDebate;
import toron.rlhf.PairDraft.Strength;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;

/**
 * What the judges decided: the verdict or ranking they gave against another one; and of two
 * speeches in the same role on the same motion, the one with more points or of the team that did
 * better.
 */
final class DecisionPairs {
  private static final List<String> PLACES = List.of("first", "second", "third", "fourth");
  private final Phrasings phrasings;
  private final double maxRatio;

  /**
   * A speech that waits for one in the same role with another result.
   *
   * @param result of its team, 0 to 1
   */
  private record Speaker(
      SourcedDebate debate, Debate.Speech speech, double result, Strength verdict) {
    Ballot ballot() {
      Debate.Decision decision = debate.debate().decision();
      return decision == null ? Ballot.NONE : Ballot.of(decision, speech);
    }
  }

  private final Map<String, Speaker> waiting = new HashMap<>();

  DecisionPairs(Phrasings phrasings, double maxRatio) {
    this.phrasings = phrasings;
    this.maxRatio = maxRatio;
  }

  void make(SourcedDebate debate, PairDraft.Drafts drafts) {
    Debate.Decision decision = debate.debate().decision();
    if (decision == null) {
      return;
    }
    Map<Side, Double> results = new LinkedHashMap<>();
    Strength verdict = Strength.SURE;
    if (decision.winner() != null) {
      verdict = Ballot.verdict(decision, decision.winner());
      verdict(debate, decision.winner(), verdict, drafts);
      results.put(Side.AFFIRMATIVE, decision.winner() == Side.AFFIRMATIVE ? 1.0 : 0.0);
      results.put(Side.NEGATIVE, decision.winner() == Side.NEGATIVE ? 1.0 : 0.0);
    } else if (decision.ranks().size() == PLACES.size()) {
      ranking(debate, decision, drafts);
      decision.ranks().forEach(r -> results.put(r.side(), (PLACES.size() - r.rank()) / 3.0));
    }
    for (Debate.Speech speech : debate.debate().speeches()) {
      Double result = speech.side() == null ? null : results.get(speech.side());
      if (result != null && speech.role() != null && compares(speech.kind())) {
        speech(new Speaker(debate, speech, result, verdict), drafts);
      }
    }
  }

  private static boolean compares(Debate.SpeechKind kind) {
    return switch (kind) {
      case CONSTRUCTIVE, REBUTTAL, REPLY, STATEMENT -> true;
      case CROSS_EXAMINATION, MODERATION, ADJUDICATION -> false;
    };
  }

  private void verdict(
      SourcedDebate debate, Side winner, Strength strength, PairDraft.Drafts drafts) {
    Side loser = other(winner);
    if (loser != null) {
      Rendering words = new Rendering(debate);
      String template = phrasings.word(debate.debate().language(), "verdict");
      judge(
          debate,
          "verdict",
          Composer.fill(template, Map.of("side", words.side(winner))),
          Composer.fill(template, Map.of("side", words.side(loser))),
          strength,
          "verdict",
          Rendering.key(winner),
          drafts);
    }
  }

  /** The ranking against the same one with two benches in each other's place. */
  private void ranking(SourcedDebate debate, Debate.Decision decision, PairDraft.Drafts drafts) {
    List<Side> order =
        decision.ranks().stream()
            .sorted(Comparator.comparingInt(Debate.Rank::rank))
            .map(Debate.Rank::side)
            .toList();
    for (int i = 0; i < order.size(); i++) {
      for (int j = i + 1; j < order.size(); j++) {
        Side[] swapped = order.toArray(Side[]::new);
        swapped[i] = order.get(j);
        swapped[j] = order.get(i);
        String better = Rendering.key(order.get(i));
        String worse = Rendering.key(order.get(j));
        boolean first = better.compareTo(worse) < 0;
        judge(
            debate,
            "ranking:" + i + ":" + j,
            ranked(debate, order),
            ranked(debate, List.of(swapped)),
            new Strength((j - i) / 3.0, 0, null, null),
            "ranking." + (first ? better + "." + worse : worse + "." + better),
            better,
            drafts);
      }
    }
  }

  private Part ranked(SourcedDebate debate, List<Side> order) {
    Rendering words = new Rendering(debate);
    Map<String, Part> holes = new HashMap<>();
    for (int i = 0; i < PLACES.size(); i++) {
      holes.put(PLACES.get(i), words.side(order.get(i)));
    }
    return Composer.fill(phrasings.word(debate.debate().language(), "ranking"), holes);
  }

  private void judge(
      SourcedDebate debate,
      String unit,
      Part chosen,
      Part rejected,
      Strength strength,
      String balance,
      String lean,
      PairDraft.Drafts drafts) {
    Optional<Part> flow = new Rendering(debate).flow();
    if (flow.isPresent()) {
      drafts.one(
          new PairDraft(
              debate,
              debate,
              RlhfOptions.DECISION,
              "judge",
              unit,
              Map.of("motion", debate.motion(), "flow", flow.get()),
              chosen,
              rejected,
              strength,
              null,
              balance + "." + place(debate),
              lean,
              List.of()));
    }
  }

  private static String place(SourcedDebate debate) {
    return debate.debate().language() + "." + debate.row().split().id();
  }

  /** Only two-team formats have one other side. */
  private static @Nullable Side other(Side side) {
    return switch (side) {
      case AFFIRMATIVE -> Side.NEGATIVE;
      case NEGATIVE -> Side.AFFIRMATIVE;
      default -> null;
    };
  }

  private void speech(Speaker now, PairDraft.Drafts drafts) {
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
    int better = before == null ? 0 : compare(now, before);
    if (before == null || better == 0 || !alike(before, now)) {
      waiting.put(key, now);
      return;
    }
    waiting.remove(key);
    Speaker won = better > 0 ? now : before;
    Speaker lost = better > 0 ? before : now;
    Optional<Part.Quote> chosen = quote(won);
    Optional<Part.Quote> rejected = quote(lost);
    if (chosen.isEmpty() || rejected.isEmpty()) {
      return;
    }
    Rendering words = new Rendering(won.debate());
    String kind = phrasings.word(debate.language(), "speech." + Rendering.key(won.speech().kind()));
    drafts.one(
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
            strength(won, lost),
            null,
            "speech." + place(now.debate()),
            PairDraft.lean(chosen.get().text(), rejected.get().text()),
            List.of()));
  }

  /** By points where both speeches have points on one scale, else by the result of the team. */
  private static int compare(Speaker a, Speaker b) {
    int points = a.ballot().compare(b.ballot());
    return points != 0 ? points : Double.compare(a.result(), b.result());
  }

  private static Strength strength(Speaker won, Speaker lost) {
    Ballot better = won.ballot();
    if (better.compare(lost.ballot()) > 0) {
      return better.over(lost.ballot());
    }
    double gap = won.result() - lost.result();
    return new Strength(
        gap * (won.verdict().margin() + lost.verdict().margin()) / 2,
        (won.verdict().doubt() + lost.verdict().doubt()) / 2,
        null,
        null);
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
