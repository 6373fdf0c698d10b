package toron.structure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.Map;
import toron.files.Config;
import toron.structure.text.Resources;

/**
 * The weights of {@link Linker}.
 *
 * @param none what a link must reach
 * @param onwards for following the order of what is answered
 * @param same for answering the same unit twice in a row; {@code continued} where the words say so
 * @param reporting for sentences that report what the other side said
 * @param parent for a headline, whose parts are answered instead
 */
record LinkWeights(
    @JsonProperty(required = true) double none,
    @JsonProperty(required = true) double onwards,
    @JsonProperty(required = true) double same,
    @JsonProperty(required = true) double continued,
    @JsonProperty(required = true) double slope,
    @JsonProperty(required = true) double middle,
    @JsonProperty(required = true) double lexical,
    @JsonProperty(required = true) double characters,
    @JsonProperty(required = true) double recency,
    @JsonProperty(required = true) double settled,
    @JsonProperty(required = true) double parent,
    @JsonProperty(required = true) double extendsOwn,
    @JsonProperty(required = true) double extendsOther,
    @JsonProperty(required = true) double issue,
    @JsonProperty(required = true) double otherIssue,
    @JsonProperty(required = true) double caseNamed,
    @JsonProperty(required = true) double otherCase,
    @JsonProperty(required = true) double quoted,
    @JsonProperty(required = true) double number,
    @JsonProperty(required = true) double headHead,
    @JsonProperty(required = true) double headWhole,
    @JsonProperty(required = true) double reporting,
    @JsonProperty(required = true) double lastSpeech) {

  static final LinkWeights CURRENT =
      Config.parse(
          "links.yaml", Resources.read(LinkWeights.class, "links.yaml"), LinkWeights.class);

  static LinkWeights of(Map<String, Double> weights) {
    return Config.parse("weights", Config.toYaml(weights), LinkWeights.class);
  }

  Map<String, Double> all() {
    @SuppressWarnings("unchecked") // a record of numbers
    Map<String, Object> read = Config.parse("weights", Config.toYaml(this), Map.class);
    Map<String, Double> all = new LinkedHashMap<>();
    read.forEach((name, value) -> all.put(name, ((Number) value).doubleValue()));
    return all;
  }
}
