package toron.structure.heading;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.regex.Pattern;
import toron.files.Config;
import toron.structure.text.Resources;

/** How transcripts name those who speak. */
public record TurnPatterns(
    Pattern chair,
    Pattern judge,
    Pattern officer,
    Pattern audience,
    Pattern affirmative,
    Pattern negative,
    Pattern listAffirmative,
    Pattern listNegative,
    Pattern titled,
    Pattern reporter,
    Pattern reports,
    Pattern reportsFor,
    Pattern reportsAgainst,
    Pattern friends,
    Pattern agreed,
    Pattern staff,
    Pattern notNames,
    Pattern support,
    Pattern oppose,
    Pattern calledFor,
    Pattern calledAgainst,
    Pattern ayes,
    Pattern noes) {

  public static final TurnPatterns ALL = load();

  private record File(
      @JsonProperty(required = true) String chair,
      @JsonProperty(required = true) String judge,
      @JsonProperty(required = true) String officer,
      @JsonProperty(required = true) String audience,
      @JsonProperty(required = true) String affirmative,
      @JsonProperty(required = true) String negative,
      @JsonProperty(required = true) List<String> listAffirmative,
      @JsonProperty(required = true) List<String> listNegative,
      @JsonProperty(required = true) String titled,
      @JsonProperty(required = true) String reporter,
      @JsonProperty(required = true) String reports,
      @JsonProperty(required = true) String reportsFor,
      @JsonProperty(required = true) String reportsAgainst,
      @JsonProperty(required = true) String friends,
      @JsonProperty(required = true) String agreed,
      @JsonProperty(required = true) String staff,
      @JsonProperty(required = true) String notNames,
      @JsonProperty(required = true) String support,
      @JsonProperty(required = true) String oppose,
      @JsonProperty(required = true) String calledFor,
      @JsonProperty(required = true) String calledAgainst,
      @JsonProperty(required = true) List<String> ayes,
      @JsonProperty(required = true) List<String> noes) {}

  private static TurnPatterns load() {
    String resource = "turns.yaml";
    File f = Config.parse(resource, Resources.read(TurnPatterns.class, resource), File.class);
    return new TurnPatterns(
        compile(f.chair()),
        compile(f.judge()),
        compile(f.officer()),
        compile(f.audience()),
        compile(f.affirmative()),
        compile(f.negative()),
        compile(list(f.listAffirmative())),
        compile(list(f.listNegative())),
        Pattern.compile(f.titled()),
        Pattern.compile(f.reporter()),
        Pattern.compile(f.reports()),
        compile(f.reportsFor()),
        compile(f.reportsAgainst()),
        compile(f.friends()),
        compile(f.agreed()),
        compile(f.staff()),
        compile(f.notNames()),
        compile(f.support()),
        compile(f.oppose()),
        compile(f.calledFor()),
        compile(f.calledAgainst()),
        compile(list(f.ayes())),
        compile(list(f.noes())));
  }

  private static String list(List<String> labels) {
    return Marks.DECORATION
        + "("
        + String.join("|", labels)
        + ")[】\\])]*(?:\\s*[:]\\s*|[\\s\\u3000]+)(\\S.*)";
  }

  private static Pattern compile(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
  }
}
