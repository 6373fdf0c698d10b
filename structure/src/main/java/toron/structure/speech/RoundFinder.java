package toron.structure.speech;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toron.structure.format.Draft;
import toron.structure.format.Format;
import toron.structure.speech.RoundBlocks.Block;
import toron.structure.speech.RoundOrder.Laid;
import toron.structure.text.SourceText;
import toron.structure.text.SourceText.TextLine;
import toron.structure.text.Span;

/**
 * A debate whose speeches no labels head: told by who speaks, in which order, and by what a chair
 * or a heading says of a speech in passing.
 */
final class RoundFinder {
  private static final double HINT = 0.3;
  private static final int HINTS = 3;
  private static final double TONGUE = 0.4;
  private static final double FILLED = 0.74;
  private static final int LEAST = 4;
  private static final int TOLD = 3;

  /** So many speeches must be called by their names where minutes are written in turns. */
  private static final int NAMED = 2;

  private final SourceText source;
  private final HeadReader head;
  private boolean shaped;

  RoundFinder(SourceText source, HeadReader head) {
    this.source = source;
    this.head = head;
  }

  /** The debate, or null. */
  @Nullable Draft find() {
    Format transcript = Format.ofTranscript(source);
    if (transcript != null && transcript.hintsIn(source) > 1) {
      return null; // turns in no fixed order
    }
    RoundWords words = new RoundWords(source);
    List<Block> blocks = new RoundBlocks(source).of(new RoundTurns(source, words).find());
    if (blocks.size() < LEAST || blocks.size() > 80) {
      return null;
    }
    RoundOrder order = new RoundOrder(source, words, blocks);
    Laid best = null;
    double bestScore = 0;
    for (Format format : Format.ALL) {
      boolean free = format.transcript() != null;
      if (free
          && (format.transcript() == Format.Transcript.STATEMENTS || format.hintsIn(source) == 0)) {
        continue;
      }
      Laid laid = order.lay(format);
      double score =
          laid.score()
              + HINT * Math.min(HINTS, format.hintsIn(source))
              + TONGUE * format.home(source);
      boolean minutes =
          transcript != null && transcript.transcript() == Format.Transcript.STATEMENTS;
      if ((good(laid) || order.shaped(laid))
          && score > bestScore
          && (!minutes || laid.named() >= NAMED || order.shaped(laid))) {
        best = laid;
        bestScore = score;
      }
    }
    shaped = best != null && order.shaped(best);
    return best == null ? null : draft(best, blocks);
  }

  /** Whether what was found has the whole shape of a format with cross-examinations. */
  boolean shaped() {
    return shaped;
  }

  private boolean good(Laid laid) {
    int turns = laid.format().turns().size();
    boolean motion = source.lines().stream().anyMatch(head::announces);
    int needed = motion && laid.whole() ? 0 : TOLD;
    return laid.placed() >= LEAST
        && laid.placed() >= FILLED * turns
        && laid.told() >= needed
        && laid.score() > 0;
  }

  private Draft draft(Laid laid, List<Block> blocks) {
    List<Draft.Turn> turns = new ArrayList<>();
    List<Format.Turn> missing = new ArrayList<>(laid.format().turns());
    int first = -1;
    Block last = blocks.get(0);
    for (int i = 0; i < blocks.size(); i++) {
      if (laid.turns()[i] < 0) {
        continue;
      }
      Block block = blocks.get(i);
      Format.Turn turn = laid.format().turns().get(laid.turns()[i]);
      missing.remove(turn);
      first = first < 0 ? source.lines().get(block.line()).begin() : first;
      last = block;
      turns.add(
          new Draft.Turn(
              turn.role(), turn.side(), turn.kind(), block.label(), name(block), block.body()));
    }
    Ending.Found ending =
        new Ending(source, head).find(last.body().begin(), source.text().length(), false);
    int end = Math.min(last.body().end(), ending.speech());
    Draft.Turn closing = turns.get(turns.size() - 1);
    turns.set(turns.size() - 1, closing.withBody(source.trim(last.body().begin(), end)));
    Span decision = ending.decision();
    if (decision == null && source.trim(end, ending.end()).length() > 0) {
      decision = source.trim(end, ending.end());
    }
    double found = (double) turns.size() / laid.format().turns().size();
    return new Draft(
        source,
        laid.format().id(),
        laid.format().turns(),
        source.trim(0, ending.end()),
        new Span(0, first),
        turns,
        decision,
        missing,
        0.3 + 0.4 * found);
  }

  private @Nullable String name(Block block) {
    if (block.speakers().isEmpty()) {
      return null;
    }
    TextLine line = source.lines().get(block.line());
    return block.heading().isEmpty() && line.begin() <= block.label().begin()
        ? source.verbatim(block.label())
        : null;
  }
}
