package toron.rlhf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toron.corpus.Sentences;
import toron.corpus.rows.Part;
import toron.corpus.rows.Phrasings;
import toron.corpus.rows.Rendering;
import toron.corpus.rows.SourcedDebate;
import toron.structure.debate.Debate;

/**
 * What judges' comments prefer: of two speeches in the same place, heard by the same judge, the one
 * with less that is found at fault; and of two cuts of one speech, the one that leaves out a
 * faulted passage against the one that leaves out, about as long, one that nobody faults.
 */
final class CommentPairs {
  /** Speeches that wait for one in the same place. */
  private static final int WAITING = 16;

  private final Phrasings phrasings;
  private final double maxRatio;
  private final Map<String, Deque<Commented>> waiting = new HashMap<>();

  CommentPairs(Phrasings phrasings, double maxRatio) {
    this.phrasings = phrasings;
    this.maxRatio = maxRatio;
  }

  void make(SourcedDebate debate, PairDraft.Drafts drafts) {
    for (Commented speech : Commented.of(debate)) {
      revisions(speech, drafts);
      against(speech, drafts);
    }
  }

  /** Like with like: one motion, format and role, one judge, the same speech to be answered. */
  private void against(Commented now, PairDraft.Drafts drafts) {
    Debate debate = now.debate().debate();
    Part.Quote asked = now.asked();
    String key =
        String.join(
            "|",
            now.debate().row().group(),
            debate.format(),
            now.speech().role(),
            debate.language(),
            now.judge(),
            now.faulted().isEmpty() ? "whole" : "sentences",
            asked == null ? "" : asked.text());
    Deque<Commented> queue = waiting.computeIfAbsent(key, k -> new ArrayDeque<>());
    for (Commented other : queue) {
      boolean alike = ResponsivenessPairs.ratio(now.said().text(), other.said().text()) <= maxRatio;
      if (alike && now.fault() != other.fault()) {
        queue.remove(other);
        boolean better = now.fault() < other.fault();
        Commented won = better ? now : other;
        Commented lost = better ? other : now;
        drafts.one(
            draft(
                won,
                lost,
                "speech:" + won.speech().index() + ":" + lost.debate().debate().id(),
                won.said(),
                lost.said(),
                lost.fault() - won.fault()));
        return;
      }
    }
    queue.add(now);
    if (queue.size() > WAITING) {
      queue.remove();
    }
  }

  /** Sentences in a row, {@code [begin, end)}, all at fault or none of them. */
  private record Passage(int begin, int end, boolean fault, int length) {}

  private void revisions(Commented speech, PairDraft.Drafts drafts) {
    List<Passage> passages = passages(speech);
    List<Passage> sound = new ArrayList<>(passages.stream().filter(p -> !p.fault()).toList());
    for (Passage faulted : passages) {
      Passage kept = faulted.fault() ? closest(faulted, sound) : null;
      if (kept != null) {
        sound.remove(kept);
        drafts.one(
            draft(
                speech,
                speech,
                "revision:"
                    + speech.speech().index()
                    + ":"
                    + speech.judge()
                    + ":"
                    + faulted.begin(),
                without(speech, faulted),
                without(speech, kept),
                1));
      }
    }
  }

  private @Nullable Passage closest(Passage faulted, List<Passage> sound) {
    Passage best = null;
    for (Passage passage : sound) {
      int off = Math.abs(passage.length() - faulted.length());
      boolean alike =
          Math.max(passage.length(), faulted.length())
              <= maxRatio * Math.min(passage.length(), faulted.length());
      if (alike && (best == null || off < Math.abs(best.length() - faulted.length()))) {
        best = passage;
      }
    }
    return best;
  }

  /**
   * Runs of sentences at fault, whole, and every run that is not, cut as long as the faulted ones:
   * the first sentence of a speech greets or names the point and is left where it is.
   */
  private static List<Passage> passages(Commented speech) {
    List<Passage> found = new ArrayList<>();
    List<Boolean> faulted = speech.faulted();
    for (int begin = 1; begin < faulted.size(); ) {
      int end = begin + 1;
      boolean fault = faulted.get(begin);
      while (end < faulted.size() && faulted.get(end) == fault && fault) {
        end++;
      }
      found.add(new Passage(begin, end, fault, length(speech, begin, end)));
      if (!fault && end < faulted.size() && !faulted.get(end)) {
        found.add(new Passage(begin, end + 1, false, length(speech, begin, end + 1)));
      }
      begin = end;
    }
    return found;
  }

  private static int length(Commented speech, int begin, int end) {
    List<Sentences.Sentence> all = speech.sentences();
    return all.get(end - 1).end() - all.get(begin).begin();
  }

  /** The speech without some of its sentences. */
  private static Part without(Commented speech, Passage passage) {
    List<Sentences.Sentence> all = speech.sentences();
    Part.Quote before = speech.said().cut(0, all.get(passage.begin() - 1).end());
    if (passage.end() == all.size()) {
      return before;
    }
    int from = all.get(passage.end()).begin();
    String text = speech.said().text();
    boolean spaced = Character.isWhitespace(text.charAt(from - 1));
    Part.Quote after = speech.said().cut(from, text.length());
    return Part.join(before, Part.words(spaced ? " " : ""), after);
  }

  private PairDraft draft(
      Commented won, Commented lost, String unit, Part chosen, Part rejected, double margin) {
    Debate debate = won.debate().debate();
    Map<String, Part> holes = new HashMap<>();
    holes.put("motion", won.debate().motion());
    holes.put("side", new Rendering(won.debate()).side(won.speech().side()));
    Part.Quote asked = won.asked();
    String kind = phrasings.word(debate.language(), "speech." + Rendering.key(won.speech().kind()));
    if (asked == null) {
      holes.put("label", Part.words(kind));
    } else {
      holes.put("target", asked);
    }
    return new PairDraft(
        won.debate(),
        lost.debate(),
        RlhfOptions.COMMENTS,
        asked == null ? "speech" : "rebuttal",
        unit,
        holes,
        chosen,
        rejected,
        new PairDraft.Strength(margin, 0, null, null),
        null,
        "comments."
            + (won.equals(lost) ? "revision." : "speech.")
            + debate.language()
            + "."
            + won.debate().row().split().id(),
        PairDraft.lean(chosen.text(), rejected.text()),
        List.of());
  }
}
