package toron.structure.speech;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.files.Config;
import toron.structure.format.Labels;
import toron.structure.heading.Sections;
import toron.structure.text.Resources;
import toron.structure.text.SourceText;
import toron.structure.text.SourceText.TextLine;
import toron.structure.text.Span;

/** Where the last speech of a debate ends, and what the judges say behind it. */
final class Ending {
  private static final int RESULT = 160;
  private static final int CUE = 60;
  private static final int BETWEEN = 30;

  /** How many lines of counts and tables may stand above the line that says who won. */
  private static final int NEAR = 8;

  private static final Signs SIGNS = Signs.load();

  /** Marks and times that stand in front of a line. */
  private static final Pattern FRONT =
      Pattern.compile("^(?:[\\[(<]?\\d{1,2}:\\d{2}(?::\\d{2})?[\\])>]?|[^\\p{L}\\d\\[(])*");

  private final SourceText source;
  private final HeadReader head;

  /** The words of {@code ending.yaml}. */
  private record Signs(Pattern cues, Pattern pronounced, Pattern outcome, Pattern counted) {
    private record File(
        @JsonProperty(required = true) Map<String, String> pieces,
        @JsonProperty(required = true) List<String> cues,
        @JsonProperty(required = true) List<String> pronounced,
        @JsonProperty(required = true) List<String> outcome,
        @JsonProperty(required = true) List<String> counted) {}

    static Signs load() {
      String resource = "ending.yaml";
      File file = Config.parse(resource, Resources.read(Ending.class, resource), File.class);
      Labels pieces = new Labels(file.pieces());
      return new Signs(
          pieces.any(file.cues()),
          pieces.any(file.pronounced()),
          pieces.any(file.outcome()),
          pieces.any(file.counted()));
    }
  }

  Ending(SourceText source, HeadReader head) {
    this.source = source;
    this.head = head;
  }

  /**
   * The end of a debate.
   *
   * @param speech where the last speech ends
   * @param end where the debate ends
   */
  public record Found(int speech, @Nullable Span decision, int end) {}

  /**
   * @param from where the last speech begins
   * @param limit where the next debate's first speech, or the document, ends it
   * @param more whether another debate follows, whose head must be left to it
   */
  Found find(int from, int limit, boolean more) {
    int judging = -1;
    int end = limit;
    for (TextLine line : source.lines()) {
      if (line.begin() >= limit) {
        break;
      }
      if (line.begin() <= from) {
        continue;
      }
      if (more && head.announces(line)) {
        end = backOver(line, from);
        break;
      }
      Sections.Found section = Sections.find(source.text(), line.begin(), line.end());
      if (section == null) {
        continue;
      }
      if (section.kind() == Sections.Kind.END) {
        end = line.begin();
        break;
      }
      if (section.kind() == Sections.Kind.DECISION && judging < 0) {
        judging = line.index();
      }
    }
    int sign = unlabelled(from, judging < 0 ? end : source.lines().get(judging).end());
    boolean close = judging < 0 || judging - sign <= NEAR;
    judging = sign >= 0 && close ? sign : judging;
    if (judging < 0) {
      return new Found(end, null, end);
    }
    int begin = backOverResults(source.lines().get(judging), from);
    return new Found(begin, source.trim(begin, end), end);
  }

  /** The first line that speaks of judges or results, with a result behind it; -1 where none is. */
  private int unlabelled(int from, int end) {
    int begin = -1;
    int first = source.lineAt(from).index();
    for (TextLine line : source.lines()) {
      if (line.begin() <= from || line.begin() >= end) {
        continue;
      }
      String words = FRONT.matcher(source.text(line).strip()).replaceFirst("");
      boolean cue =
          (words.length() <= CUE && SIGNS.cues().matcher(words).lookingAt())
              || (line.index() > first && SIGNS.pronounced().matcher(words).lookingAt());
      begin = begin < 0 && cue ? line.index() : begin;
      if (begin >= 0 && SIGNS.outcome().matcher(words).find()) {
        return begin;
      }
    }
    return -1;
  }

  /** Tables and counts right above the line that says who won belong to the decision. */
  private int backOverResults(TextLine line, int from) {
    int first = line.index();
    for (int at = first - 1; at > 0; at--) {
      TextLine above = source.lines().get(at);
      String words = source.text(above).strip();
      boolean between =
          words.isEmpty()
              || (words.length() <= BETWEEN && !words.endsWith("。") && !words.endsWith("."));
      if (above.begin() <= from || !(between || result(words))) {
        break;
      }
      first = result(words) ? at : first;
    }
    return source.lines().get(first).begin();
  }

  private static boolean result(String words) {
    boolean row = words.indexOf('\t') >= 0;
    return words.length() <= RESULT && (row || SIGNS.counted().matcher(words).lookingAt());
  }

  /** The head of the next debate begins with the short lines before its motion. */
  private int backOver(TextLine line, int from) {
    int at = line.index();
    while (at > 0) {
      TextLine before = source.lines().get(at - 1);
      String words = source.text(before).strip();
      boolean short_ = words.length() <= 40 && !words.endsWith("。") && !words.endsWith(".");
      if (before.begin() <= from || !short_) {
        break;
      }
      at--;
    }
    return source.lines().get(at).begin();
  }
}
