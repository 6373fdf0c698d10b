package toron.structure.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.regex.Pattern;
import toron.files.Config;
import toron.structure.text.Resources;

/** The words that name sources and stand around what is read from them: {@code citations.yaml}. */
record SourceWords(
    Pattern source,
    Pattern debaters,
    Pattern person,
    Pattern nobody,
    List<Pattern> endings,
    List<Pattern> beginnings,
    Pattern after,
    Pattern remarks,
    Pattern opens,
    Pattern closes,
    Pattern verbs,
    Pattern breakers,
    Pattern leads,
    Pattern saysSo,
    Pattern leadsDown) {

  static final SourceWords ALL = load();

  private record File(
      @JsonProperty(required = true) List<String> source,
      @JsonProperty(required = true) List<String> debaters,
      @JsonProperty(required = true) String person,
      @JsonProperty(required = true) String nobody,
      @JsonProperty(required = true) List<String> endings,
      @JsonProperty(required = true) List<String> beginnings,
      @JsonProperty(required = true) String after,
      @JsonProperty(required = true) String remarks,
      @JsonProperty(required = true) List<String> opens,
      @JsonProperty(required = true) List<String> closes,
      @JsonProperty(required = true) String verbs,
      @JsonProperty(required = true) String breakers,
      @JsonProperty(required = true) String leads,
      @JsonProperty(required = true) String saysSo,
      @JsonProperty(required = true) List<String> leadsDown) {}

  private static SourceWords load() {
    String resource = "citations.yaml";
    File file = Config.parse(resource, Resources.read(SourceWords.class, resource), File.class);
    return new SourceWords(
        words(any(file.source())),
        words(any(file.debaters())),
        words(file.person()),
        words("^(?:.*の)?" + file.nobody()),
        file.endings().stream().map(e -> words("(?:" + e + ")$")).toList(),
        file.beginnings().stream().map(b -> Pattern.compile("^(?:" + b + ")")).toList(),
        words(file.after()),
        words(file.remarks()),
        words(any(file.opens())),
        words(any(file.closes())),
        words("(?:" + file.verbs() + ")"),
        words("(?:" + file.breakers() + ")"),
        words(file.leads()),
        words(file.saysSo()),
        words("(?:" + any(file.leadsDown()) + ")$"));
  }

  private static String any(List<String> alternatives) {
    return String.join("|", alternatives);
  }

  private static Pattern words(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
  }
}
