package toron.structure.heading;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.regex.Pattern;
import toron.files.Config;
import toron.structure.text.Resources;

/** How motion, event and round are printed. */
public record HeadPatterns(Pattern motion, List<Pattern> event, List<Pattern> round) {

  public static final HeadPatterns ALL = load();

  private record File(
      @JsonProperty(required = true) List<String> motion,
      @JsonProperty(required = true) List<String> event,
      @JsonProperty(required = true) List<String> round) {}

  private static HeadPatterns load() {
    String resource = "head.yaml";
    File file = Config.parse(resource, Resources.read(HeadPatterns.class, resource), File.class);
    return new HeadPatterns(
        compile(
            Marks.DECORATION
                + "(?:"
                + String.join("|", file.motion())
                + ")[】\\])>〉》]*(?:[\\s\\u3000]*[:.は][\\s\\u3000]*|[\\s\\u3000]+|$|(?=[「『“]))(?:[-–—]+[\\s\\u3000]*)?(?:resolved[:,][\\s]*(?:that )?)?"),
        file.event().stream().map(HeadPatterns::compile).toList(),
        file.round().stream().map(HeadPatterns::compile).toList());
  }

  private static Pattern compile(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
  }
}
