package toron.corpus;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.files.Hashes;
import toron.structure.debate.Debate;

/**
 * What makes two motions the same motion: their letters, without the frame that rule books put
 * round a motion (「…べきである、是か非か」, "This house believes that …").
 */
final class MotionKey {
  private static final Pattern BEFORE =
      Pattern.compile(
          "^[\\P{L}]*(?:(?:resolved|motion|論題|議題|動議)\\b[\\P{L}]*)?"
              + "(?:(?:this house|this team)\\s+(?:(?:believes|supports|would|should)\\s+)?|th(?:w|b|bt|s)\\s+)?"
              + "(?:that\\s+)?(?:the\\s+)?");
  private static final Pattern AFTER = Pattern.compile("(?:すべき|べき)?(?:である|だ)?(?:是か非か)?$");

  private MotionKey() {}

  /** The normalised motion, null where there is none. */
  static @Nullable String of(Debate debate) {
    Debate.Passage motion = debate.motion();
    if (motion == null) {
      return null;
    }
    String whole = letters(motion.text());
    String bare = BEFORE.matcher(fold(motion.text())).replaceFirst("");
    String key = AFTER.matcher(letters(bare)).replaceFirst("");
    if (key.isEmpty()) {
      return whole.isEmpty() ? null : whole;
    }
    return key;
  }

  /** The group of a motion. */
  static String group(String key) {
    return "g-" + Hashes.sha256(key).substring(0, 16);
  }

  /** Lower case, compatibility forms folded, only letters and digits. */
  static String letters(String text) {
    String folded = fold(text);
    StringBuilder letters = new StringBuilder(folded.length());
    folded.codePoints().filter(Words::letter).forEach(letters::appendCodePoint);
    return letters.toString();
  }

  private static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}
