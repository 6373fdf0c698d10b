package toron.moe;

import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import toron.files.BadDataException;
import toron.files.Json;
import toron.moe.checkpoint.HfCheckpoint;
import toron.moe.model.ModelConfig;
import toron.moe.model.Parameters;

/**
 * What a model folder holds, without reading its weights: {@code toron moe info}. Memory leaves out
 * activations, which depend on the batch.
 *
 * @param family {@code model_type}
 * @param parameters all of them; 0 where unsupported
 * @param active those that one token uses
 * @param inferenceBytes weights in float32 and a key-value cache of the longest sequence
 * @param loraBytes weights in float32, rank-8 adapters everywhere with gradients and two moments
 * @param trainingBytes weights, gradients and two moments, all in float32
 * @param unsupported what keeps it from being used here, and why; empty where nothing does
 */
public record MoeInfo(
    String family,
    Map<String, Object> sizes,
    long parameters,
    long active,
    long inferenceBytes,
    long loraBytes,
    long trainingBytes,
    List<String> unsupported) {
  private static final int RANK = 8;

  public MoeInfo {
    unsupported = List.copyOf(unsupported);
  }

  /**
   * Looks at a folder. Weights that are missing or do not fit are told as unsupported too.
   *
   * @throws BadDataException when there is no config.json at all
   */
  public static MoeInfo of(Path folder) throws IOException {
    JsonNode tree = Json.read(folder.resolve("config.json"), JsonNode.class);
    try {
      ModelConfig config = HfCheckpoint.config(folder);
      MoeInfo info = of(config);
      try {
        HfCheckpoint.load(folder).close();
        return info;
      } catch (BadDataException e) {
        return info.without(String.valueOf(e.getMessage()));
      }
    } catch (BadDataException e) {
      String family = tree.path("model_type").asText("unknown");
      return new MoeInfo(family, Map.of(), 0, 0, 0, 0, 0, List.of(String.valueOf(e.getMessage())));
    }
  }

  /** What a configuration asks for. */
  public static MoeInfo of(ModelConfig config) {
    long parameters = 0;
    long adapters = 0;
    for (Map.Entry<String, Shape> tensor : config.shapes().entrySet()) {
      parameters += tensor.getValue().size();
      boolean layer = tensor.getKey().startsWith("model.layers.");
      if (layer && tensor.getValue().dimension() == 2) {
        adapters += RANK * (tensor.getValue().get(0) + tensor.getValue().get(1));
      }
    }
    long expert = 3L * config.hidden() * config.expertIntermediate();
    long idle = (long) (config.experts() - config.top()) * expert * config.sparseLayers();
    long cache = 2L * config.layers() * config.keyHeads() * config.headSize() * config.positions();
    return new MoeInfo(
        config.family().type(),
        sizes(config),
        parameters,
        parameters - idle,
        4 * (parameters + cache),
        4 * parameters + 16 * adapters,
        16 * parameters,
        List.of());
  }

  private MoeInfo without(String reason) {
    return new MoeInfo(
        family,
        sizes,
        parameters,
        active,
        inferenceBytes,
        loraBytes,
        trainingBytes,
        List.of(reason));
  }

  private static Map<String, Object> sizes(ModelConfig config) {
    Map<String, Object> sizes = new LinkedHashMap<>();
    sizes.put("layers", config.layers());
    sizes.put("sparse layers", config.sparseLayers());
    sizes.put("hidden", config.hidden());
    sizes.put("heads", config.heads());
    sizes.put("key heads", config.keyHeads());
    sizes.put("head size", config.headSize());
    sizes.put("experts", config.experts());
    sizes.put("experts a token", config.top());
    sizes.put("expert width", config.expertIntermediate());
    sizes.put("vocabulary", config.vocabulary());
    sizes.put("longest sequence", config.positions());
    sizes.put("head", config.tied() ? "tied to " + Parameters.EMBEDDING : Parameters.HEAD);
    return sizes;
  }
}
