package toron.structure.text;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Which of many patterns may match behind a letter. Most places of a text open nothing, so that
 * this spares most of the tries. A pattern that fails on the letter alone without having asked for
 * the next one fails on every text that begins so.
 */
public final class FirstLetters {
  private final List<Pattern> patterns;
  private final Map<Character, int[]> known = new ConcurrentHashMap<>();

  /**
   * @param patterns that do not look back
   */
  public FirstLetters(List<Pattern> patterns) {
    this.patterns = List.copyOf(patterns);
  }

  /** The patterns, in their order, that may match where this letter stands. */
  public int[] at(char letter) {
    return known.computeIfAbsent(letter, this::find);
  }

  private int[] find(char letter) {
    String text = String.valueOf(letter);
    return IntStream.range(0, patterns.size())
        .filter(
            i -> {
              Matcher matcher = patterns.get(i).matcher(text);
              return Character.isSurrogate(letter) || matcher.lookingAt() || matcher.hitEnd();
            })
        .toArray();
  }
}
