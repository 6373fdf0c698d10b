package toron.structure.heading;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.files.Config;
import toron.structure.text.Resources;

/** Recognises lines that open something other than a speech. */
public final class Sections {
  private static final String CLOSE = "\\s*[】\\])>〉》」』〕=\\-―—–~*_|■◆●]*\\s*(?::\\s*|$)";
  private static final int VERDICT = 90;
  private static final Map<Kind, Pattern> PATTERNS = load();

  private Sections() {}

  public enum Kind {
    DECISION,
    VERDICT,
    PAUSE,
    END
  }

  /** What a line opens; {@code body} is where its own text begins, after a colon. */
  public record Found(Kind kind, int body) {}

  /** The section that a line opens, or null. Offsets are those of {@code text}. */
  public static @Nullable Found find(String text, int begin, int end) {
    if (end - begin == 0) {
      return null;
    }
    for (Map.Entry<Kind, Pattern> entry : PATTERNS.entrySet()) {
      Matcher matcher = entry.getValue().matcher(text).region(begin, end);
      if (matcher.lookingAt()) {
        boolean alone = matcher.end() == end;
        if (entry.getKey() == Kind.VERDICT) {
          return end - begin <= VERDICT ? new Found(Kind.DECISION, begin) : null;
        }
        if (alone || entry.getKey() == Kind.DECISION) {
          return new Found(entry.getKey(), matcher.end());
        }
      }
    }
    return null;
  }

  private static Map<Kind, Pattern> load() {
    String resource = "sections.yaml";
    @SuppressWarnings("unchecked") // YAML of lists of strings
    Map<String, List<String>> file =
        Config.parse(resource, Resources.read(Sections.class, resource), Map.class);
    Map<Kind, Pattern> patterns = new EnumMap<>(Kind.class);
    file.forEach(
        (name, alternatives) -> {
          Kind kind = Kind.valueOf(name.toUpperCase(Locale.ROOT));
          patterns.put(kind, line(alternatives, kind == Kind.VERDICT ? "" : CLOSE));
        });
    return patterns;
  }

  private static Pattern line(List<String> alternatives, String close) {
    return Pattern.compile(
        Marks.DECORATION + "(?:" + String.join("|", alternatives) + ")" + close,
        Pattern.CASE_INSENSITIVE);
  }
}
