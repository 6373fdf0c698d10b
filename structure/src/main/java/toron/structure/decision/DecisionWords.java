package toron.structure.decision;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import toron.files.Config;
import toron.structure.format.Labels;
import toron.structure.text.Resources;

/** The words of {@code decision.yaml}, ready to be looked for in even text. */
record DecisionWords(
    List<Pattern> winner,
    List<Pattern> declared,
    List<Pattern> loser,
    Pattern carried,
    Pattern defeated,
    List<Pattern> ballot,
    Pattern none,
    Pattern unreal,
    Pattern points,
    Pattern criteria,
    Pattern totals,
    Pattern offices,
    Pattern votes,
    Pattern together,
    Pattern notJudges,
    Pattern lead,
    Pattern aside,
    Pattern chair,
    Pattern fault,
    Pattern praise) {

  static final DecisionWords ALL = load();

  private record File(
      @JsonProperty(required = true) Map<String, String> pieces,
      @JsonProperty(required = true) List<String> winner,
      @JsonProperty(required = true) List<String> declared,
      @JsonProperty(required = true) List<String> loser,
      @JsonProperty(required = true) List<String> carried,
      @JsonProperty(required = true) List<String> defeated,
      @JsonProperty(required = true) List<String> ballot,
      @JsonProperty(required = true) List<String> none,
      @JsonProperty(required = true) List<String> unreal,
      @JsonProperty(required = true) List<String> points,
      @JsonProperty(required = true) List<String> criteria,
      @JsonProperty(required = true) List<String> totals,
      @JsonProperty(required = true) List<String> offices,
      @JsonProperty(required = true) List<String> votes,
      @JsonProperty(required = true) List<String> together,
      @JsonProperty(required = true) List<String> notJudges,
      @JsonProperty(required = true) List<String> lead,
      @JsonProperty(required = true) List<String> aside,
      @JsonProperty(required = true) List<String> chair,
      @JsonProperty(required = true) List<String> fault,
      @JsonProperty(required = true) List<String> praise) {}

  private static DecisionWords load() {
    String resource = "decision.yaml";
    File file = Config.parse(resource, Resources.read(DecisionWords.class, resource), File.class);
    Labels pieces = new Labels(file.pieces());
    return new DecisionWords(
        file.winner().stream().map(p -> pieces.any(List.of(p))).toList(),
        file.declared().stream().map(p -> pieces.any(List.of(p))).toList(),
        file.loser().stream().map(p -> pieces.any(List.of(p))).toList(),
        pieces.any(file.carried()),
        pieces.any(file.defeated()),
        file.ballot().stream().map(p -> pieces.any(List.of(p))).toList(),
        pieces.any(file.none()),
        pieces.any(file.unreal()),
        pieces.any(file.points()),
        pieces.any(file.criteria()),
        pieces.any(file.totals()),
        pieces.any(file.offices()),
        pieces.any(file.votes()),
        pieces.any(file.together()),
        pieces.any(file.notJudges()),
        pieces.any(file.lead()),
        pieces.any(file.aside()),
        pieces.any(file.chair()),
        pieces.any(file.fault()),
        pieces.any(file.praise()));
  }

  /** Whether points may be given by it: 内容, Matter, 合計. */
  boolean criterion(String words) {
    String bare = words.replaceAll("[(/][^)]*\\)?$", "").strip();
    boolean known = !bare.isEmpty() && bare.length() <= 24 && criteria.matcher(bare).matches();
    return known || total(bare);
  }

  boolean total(String words) {
    return totals.matcher(words.strip()).matches();
  }

  /** Whether a name begins with a judge's office: 主審 大泉, Judge 2. */
  boolean office(String words) {
    return offices.matcher(words.strip()).lookingAt() && !judgeWord(words);
  }

  /** Whether it is only the word for a judge, as above a column of names. */
  boolean judgeWord(String words) {
    return offices.matcher(words.strip()).matches();
  }

  boolean voteWord(String words) {
    return votes.matcher(words.strip()).matches();
  }
}
