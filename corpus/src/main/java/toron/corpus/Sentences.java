package toron.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text cut into sentences: at 。！？ and line breaks, and at .!? before white space. */
public final class Sentences {
  private static final Pattern END =
      Pattern.compile(
          "[。！？]+[」』）]*|(?=[.!?])(?<!\\b(?:Mr|Ms|Mrs|Dr|Prof|St|vs|No|U\\.S|e\\.g|i\\.e))[.!?]+[\"”’)]*(?=\\s|$)|\\n");

  private Sentences() {}

  /** Java offsets, white space around the sentence left out. */
  public record Sentence(int begin, int end) {
    public String of(String text) {
      return text.substring(begin, end);
    }
  }

  /** The sentences that have at least one letter or digit. */
  public static List<Sentence> of(String text) {
    List<Sentence> found = new ArrayList<>();
    Matcher end = END.matcher(text);
    int from = 0;
    while (end.find()) {
      add(found, text, from, end.end());
      from = end.end();
    }
    add(found, text, from, text.length());
    return found;
  }

  private static void add(List<Sentence> found, String text, int from, int to) {
    int begin = from;
    int end = to;
    while (begin < end && Character.isWhitespace(text.charAt(begin))) {
      begin++;
    }
    while (end > begin && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    if (text.substring(begin, end).codePoints().anyMatch(Character::isLetterOrDigit)) {
      found.add(new Sentence(begin, end));
    }
  }
}
