package toron.structure.speech;

import org.jspecify.annotations.Nullable;
import toron.structure.text.Span;

/**
 * What stands between two places where a document says who speaks or what comes.
 *
 * @param words that open it, without decoration: a name, a heading
 * @param speaker the name in them that is told apart from others, or null where they are a heading
 * @param line where the opening begins
 * @param body the words behind it
 */
record RoundTurn(Span words, @Nullable String speaker, int line, Span body) {
  boolean heading() {
    return speaker == null;
  }

  /** Whether the same person speaks. */
  boolean same(RoundTurn other) {
    return speaker != null && speaker.equals(other.speaker);
  }

  int length() {
    return body.length();
  }
}
