package toron.structure.argument;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.text.Numbers;

/** Whether a sentence that opens with a number goes on counting or begins to count. */
final class Ordinals {
  private static final Pattern JAPANESE =
      Pattern.compile(
          "^.{0,12}?(?:第?([一二三四五六七1-7])(?:つ目|つめ|点目|番目|個目|に、|、|[.)])|(まず|ひとつ|ふたつ|みっつ|よっつ))");
  private static final Pattern ENGLISH =
      Pattern.compile(
          "^(?:[a-z]+[, ]+){0,3}?(?:number |point |reason |argument )?"
              + "\\b(first|second|third|fourth|one|two|three|four|[1-4])(?:ly)?\\b[,.:;) ]",
          Pattern.CASE_INSENSITIVE);
  private static final Map<String, Integer> SPOKEN =
      Map.of("まず", 1, "ひとつ", 1, "ふたつ", 2, "みっつ", 3, "よっつ", 4);
  private static final int MOST = 4;

  private final boolean japanese;
  private int last;

  Ordinals(boolean japanese) {
    this.japanese = japanese;
  }

  /** The signs of the speech's next sentence. */
  List<String> next(String sentence, String place) {
    Integer value = value(sentence);
    if (value == null) {
      return List.of();
    }
    String course = value == last + 1 ? "follows" : value == 1 ? "begins" : "stray";
    last = value;
    List<String> signs = new ArrayList<>();
    signs.add("ordinal " + Math.min(value, MOST));
    signs.add("ordinal " + course);
    signs.add("ordinal " + course + "/" + place);
    return signs;
  }

  private @Nullable Integer value(String sentence) {
    Matcher matcher = (japanese ? JAPANESE : ENGLISH).matcher(sentence);
    if (!matcher.find()) {
      return null;
    }
    String word = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    Integer spoken = SPOKEN.get(word);
    if (spoken != null) {
      return spoken;
    }
    return japanese ? Integer.valueOf(Numbers.japanese(word)) : Numbers.of(word);
  }
}
