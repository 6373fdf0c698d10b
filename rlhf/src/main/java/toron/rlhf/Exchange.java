package toron.rlhf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import toron.corpus.rows.Part;
import toron.corpus.rows.SourcedDebate;

/**
 * Brings together two places whose words may take each other's place. Since each word is as often
 * right as wrong and each change is also made backwards, neither words nor lengths tell what was
 * altered.
 */
final class Exchange {
  /** Rare kinds first, so that the frequent ones don't use up a unit. */
  private static final List<String> KINDS =
      List.of(
          "source",
          "quotation",
          "date",
          "number",
          "unit",
          "name",
          "cause",
          "claim",
          "scope",
          "negation");

  private static final int WAITING = 64;
  private final int perText;
  private final Map<String, Deque<Candidate>> waiting = new HashMap<>();

  /**
   * @param perText at most so many changes to one text, each of another kind
   */
  Exchange(int perText) {
    this.perText = perText;
  }

  /** A text that may be altered, and what was done to it. */
  static final class Text {
    private final Set<String> kinds = new HashSet<>();
    final SourcedDebate debate;
    final String signal;
    final String task;
    final String unit;
    final Map<String, Part> holes;
    final UnaryOperator<Part> frame;

    /**
     * @param frame puts the words, true or altered, into the answer
     */
    Text(
        SourcedDebate debate,
        String signal,
        String task,
        String unit,
        Map<String, Part> holes,
        UnaryOperator<Part> frame) {
      this.debate = debate;
      this.signal = signal;
      this.task = task;
      this.unit = unit;
      this.holes = Map.copyOf(holes);
      this.frame = frame;
    }
  }

  /**
   * A place that may be altered.
   *
   * @param said the words of the answer around it; the place's offsets are into them
   * @param order candidates of one kind are taken in this order
   */
  record Candidate(Text text, Part.Quote said, Place place, long order) {}

  /** Matches the candidates of one debate, with each other where possible. */
  void offer(List<Candidate> candidates, BiConsumer<Candidate, Candidate> twins) {
    List<Candidate> sorted = new ArrayList<>(candidates);
    sorted.sort(
        Comparator.comparingInt((Candidate c) -> KINDS.indexOf(c.place().kind()))
            .thenComparingLong(Candidate::order));
    for (Candidate candidate : sorted) {
      if (!free(candidate)) {
        continue;
      }
      Deque<Candidate> queue = waiting.computeIfAbsent(key(candidate), slot -> new ArrayDeque<>());
      queue.removeIf(other -> !free(other));
      Candidate other = best(candidate, queue);
      if (other == null) {
        queue.addLast(candidate);
        if (queue.size() > WAITING) {
          queue.removeFirst();
        }
      } else {
        queue.remove(other);
        candidate.text().kinds.add(candidate.place().kind());
        other.text().kinds.add(other.place().kind());
        twins.accept(other, candidate);
      }
    }
  }

  private boolean free(Candidate candidate) {
    Set<String> kinds = candidate.text().kinds;
    return kinds.size() < perText && !kinds.contains(candidate.place().kind());
  }

  private static String key(Candidate candidate) {
    SourcedDebate debate = candidate.text().debate;
    return debate.row().split()
        + "|"
        + debate.debate().language()
        + "|"
        + candidate.text().task
        + "|"
        + candidate.place().slot();
  }

  /** One of the same debate, else of the same motion, else any; the earliest of them. */
  private static @Nullable Candidate best(Candidate candidate, Deque<Candidate> queue) {
    Candidate best = null;
    int most = -1;
    for (Candidate other : queue) {
      if (other.text() == candidate.text()
          || other.place().form().equals(candidate.place().form())) {
        continue;
      }
      boolean debate = other.text().debate == candidate.text().debate;
      boolean motion =
          other.text().debate.row().group().equals(candidate.text().debate.row().group());
      int near = debate ? 2 : motion ? 1 : 0;
      if (near > most) {
        most = near;
        best = other;
      }
    }
    return best;
  }

  /** The pair whose rejected answer has at its place the words of the other's. */
  static PairDraft draft(Candidate altered, Candidate lender) {
    Text text = altered.text();
    Place place = altered.place();
    Part.Quote said = altered.said();
    String after = lender.place().form();
    Part rejected =
        Part.join(
            said.cut(0, place.begin()),
            Part.words(after),
            said.cut(place.end(), said.text().length()));
    return new PairDraft(
        text.debate,
        text.debate,
        text.signal,
        text.task,
        text.unit + ":" + place.kind() + ":" + said.begin() + ":" + place.begin(),
        text.holes,
        text.frame.apply(said),
        text.frame.apply(rejected),
        PairDraft.Strength.SURE,
        new PreferencePair.Alteration(place.kind(), place.form(), after),
        null,
        PairDraft.lean(said.text(), rejected.text()),
        lender.text().debate.row().contributions());
  }
}
