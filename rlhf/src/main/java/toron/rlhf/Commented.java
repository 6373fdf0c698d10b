package toron.rlhf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import toron.corpus.Sentences;
import toron.corpus.rows.Part;
import toron.corpus.rows.SourcedDebate;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;

/**
 * A speech that a judge has commented on.
 *
 * @param asked the last speech of the other bench before it; null: it opens
 * @param faulted of the speech's sentences, those that comments find fault with; empty where no
 *     comment says which sentences it speaks of
 * @param fault 0 to 1: the share of sentences found at fault, or of the comments that find fault
 */
record Commented(
    SourcedDebate debate,
    Debate.Speech speech,
    @Nullable String judge,
    Part.Quote said,
    Part.@Nullable Quote asked,
    List<Sentences.Sentence> sentences,
    List<Boolean> faulted,
    double fault) {

  /** The commented speeches of a debate, by speech and judge. */
  static List<Commented> of(SourcedDebate debate) {
    Debate.Decision decision = debate.debate().decision();
    List<Commented> found = new ArrayList<>();
    if (decision == null || decision.comments().isEmpty()) {
      return found;
    }
    for (Debate.Speech speech : debate.debate().speeches()) {
      Map<String, List<Debate.Comment>> byJudge = new LinkedHashMap<>();
      decision.comments().stream()
          .filter(c -> c.speech() == speech.index() && c.stance() != null)
          .forEach(
              c ->
                  byJudge
                      .computeIfAbsent(String.valueOf(c.judge()), key -> new ArrayList<>())
                      .add(c));
      byJudge.values().forEach(comments -> read(debate, speech, comments).ifPresent(found::add));
    }
    return found;
  }

  private static Optional<Commented> read(
      SourcedDebate debate, Debate.Speech speech, List<Debate.Comment> comments) {
    Part.Quote said = quote(debate, speech);
    if (said == null) {
      return Optional.empty();
    }
    List<Sentences.Sentence> sentences = Sentences.of(said.text());
    boolean aimed = comments.stream().anyMatch(c -> !c.aims().isEmpty());
    List<Boolean> faulted = new ArrayList<>();
    if (aimed) {
      sentences.forEach(s -> faulted.add(faulted(said.cut(s.begin(), s.end()), comments)));
    }
    long faults =
        aimed
            ? faulted.stream().filter(f -> f).count()
            : comments.stream().filter(c -> c.stance() == Debate.Stance.FAULT).count();
    return Optional.of(
        new Commented(
            debate,
            speech,
            comments.get(0).judge(),
            said,
            asked(debate, speech),
            sentences,
            List.copyOf(faulted),
            faults / (double) Math.max(1, aimed ? sentences.size() : comments.size())));
  }

  private static boolean faulted(Part.Quote sentence, List<Debate.Comment> comments) {
    return comments.stream()
        .filter(c -> c.stance() == Debate.Stance.FAULT)
        .flatMap(c -> c.aims().stream())
        .anyMatch(sentence::touches);
  }

  private static Part.@Nullable Quote quote(SourcedDebate debate, Debate.Speech speech) {
    return debate.quote(speech.text(), speech.location()).map(Part.Quote::strip).orElse(null);
  }

  private static Part.@Nullable Quote asked(SourcedDebate debate, Debate.Speech speech) {
    Side side = speech.side();
    Part.Quote last = null;
    for (Debate.Speech before : debate.debate().speeches().subList(0, speech.index())) {
      boolean opposed = side != null && before.side() != null && side.opposes(before.side());
      if (opposed && before.kind() != Debate.SpeechKind.CROSS_EXAMINATION) {
        last = quote(debate, before);
      }
    }
    return last;
  }
}
