package toron.structure.link;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import toron.files.Config;
import toron.files.ConfigException;
import toron.structure.text.Resources;

/**
 * What {@link Linker} goes by, as links.yaml holds it.
 *
 * @param signs the weight of each {@link Sign}, by its key
 * @param least links of less confidence are not given
 * @param confidence see {@link LinkDoubts}; none where the probability itself is to be given
 */
public record LinkWeights(
    @JsonProperty(required = true) Map<String, Double> signs,
    @JsonProperty(required = true) double least,
    @JsonProperty(required = true) Map<String, Double> confidence) {

  private static final String FILE = "links.yaml";

  public LinkWeights {
    signs = Collections.unmodifiableMap(new LinkedHashMap<>(signs));
    confidence = Collections.unmodifiableMap(new LinkedHashMap<>(confidence));
    for (Sign sign : Sign.values()) {
      if (!signs.containsKey(sign.key())) {
        throw new ConfigException(FILE + " has no weight for " + sign.key());
      }
    }
  }

  /** Those of this version. */
  public static LinkWeights current() {
    return Held.CURRENT;
  }

  private static final class Held {
    private static final LinkWeights CURRENT =
        Config.parse(FILE, Resources.read(LinkWeights.class, FILE), LinkWeights.class);
  }

  double[] numbers() {
    double[] numbers = new double[Sign.values().length];
    for (Sign sign : Sign.values()) {
      numbers[sign.index()] = signs.getOrDefault(sign.key(), 0.0);
    }
    return numbers;
  }
}
