package toron.structure.format;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import toron.files.Config;
import toron.structure.text.Resources;

/** The named pieces that label patterns are put together from. */
public record Labels(Map<String, String> pieces) {
  private static final Pattern NAME = Pattern.compile("\\{([a-z]\\w*)\\}");

  static Labels load() {
    String resource = "labels.yaml";
    @SuppressWarnings("unchecked") // YAML of strings
    Map<String, String> pieces =
        Config.parse(resource, Resources.read(Labels.class, resource), Map.class);
    return new Labels(pieces);
  }

  /** A pattern that matches any of the alternatives. */
  public Pattern any(List<String> alternatives) {
    String joined =
        alternatives.stream().map(this::fill).collect(Collectors.joining(")|(?:", "(?:", ")"));
    return Pattern.compile(joined, Pattern.CASE_INSENSITIVE);
  }

  /** Replaces {@code {name}}; a name that the file lacks is an error in the data. */
  String fill(String pattern) {
    Matcher matcher = NAME.matcher(pattern);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      String piece = pieces.get(matcher.group(1));
      if (piece == null) {
        throw new IllegalStateException("labels.yaml has no {" + matcher.group(1) + "}");
      }
      // a piece may be put together from others
      matcher.appendReplacement(filled, Matcher.quoteReplacement(fill(piece)));
    }
    return matcher.appendTail(filled).toString();
  }
}
