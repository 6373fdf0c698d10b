package toron.structure.discourse;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.files.Config;
import toron.structure.debate.Debate;
import toron.structure.format.Labels;
import toron.structure.text.FirstLetters;
import toron.structure.text.Resources;
import toron.structure.text.Span;

/** The words that open a unit of argument. */
public final class Signposts {
  private static final Pattern BULLET = Pattern.compile("[\\s\\u3000<〈《【\\[■□●○◆◇▼・►▶*]+");
  private static final Pattern HEADED =
      Pattern.compile("[^>〉》】\\]\\n]{1,14}[>〉》】\\]][\\s\\u3000]*(?:\\d[ARNC]{2}の)?");
  private static final List<Entry> CASE;
  private static final List<Pattern> REBUTTAL;
  private static final FirstLetters CASE_LETTERS;
  private static final FirstLetters REBUTTAL_LETTERS;

  static {
    String resource = "signposts.yaml";
    File file = Config.parse(resource, Resources.read(Signposts.class, resource), File.class);
    Labels pieces = new Labels(file.pieces());
    CASE =
        file.signposts().stream()
            .map(e -> new Entry(e.kind(), e.issue(), e.level(), pieces.any(List.of(e.pattern()))))
            .toList();
    REBUTTAL = file.rebuttal().stream().map(p -> pieces.any(List.of(p))).toList();
    CASE_LETTERS = new FirstLetters(CASE.stream().map(Entry::pattern).toList());
    REBUTTAL_LETTERS = new FirstLetters(REBUTTAL);
  }

  private Signposts() {}

  /** One kind of signpost; the smaller the level, the higher in the case. */
  public record Entry(
      Debate.ArgumentKind kind, Debate.@Nullable Issue issue, int level, Pattern pattern) {}

  /** A signpost found. */
  public record Found(Entry entry, Span words) {}

  private record File(
      @JsonProperty(required = true) Map<String, String> pieces,
      @JsonProperty(required = true) List<FileEntry> signposts,
      @JsonProperty(required = true) List<String> rebuttal) {}

  private record FileEntry(
      @JsonProperty(required = true) Debate.ArgumentKind kind,
      Debate.@Nullable Issue issue,
      @JsonProperty(required = true) int level,
      @JsonProperty(required = true) String pattern) {}

  /** The case signpost that a sentence opens with, or null. */
  public static @Nullable Found caseAt(String text, int begin, int end) {
    int from = skip(BULLET, text, begin, end);
    Found found = entryAt(text, from, end);
    // "<ケースの再建>内因性": a heading in brackets before the signpost itself
    return found == null ? entryAt(text, skip(HEADED, text, from, end), end) : found;
  }

  private static @Nullable Found entryAt(String text, int begin, int end) {
    if (begin >= end) {
      return null;
    }
    for (int i : CASE_LETTERS.at(text.charAt(begin))) {
      Entry entry = CASE.get(i);
      Matcher matcher = entry.pattern().matcher(text).region(begin, end);
      if (matcher.lookingAt()) {
        return new Found(entry, new Span(begin, matcher.end()));
      }
    }
    return null;
  }

  private static int skip(Pattern pattern, String text, int begin, int end) {
    Matcher matcher = pattern.matcher(text).region(begin, end);
    return matcher.lookingAt() ? matcher.end() : begin;
  }

  /** The words by which a sentence of a rebuttal turns to a point, or null. */
  public static @Nullable Span turnAt(String text, int begin, int end) {
    if (begin >= end) {
      return null;
    }
    for (int i : REBUTTAL_LETTERS.at(text.charAt(begin))) {
      Matcher matcher = REBUTTAL.get(i).matcher(text).region(begin, end);
      if (matcher.lookingAt()) {
        return new Span(begin, matcher.end());
      }
    }
    return null;
  }
}
