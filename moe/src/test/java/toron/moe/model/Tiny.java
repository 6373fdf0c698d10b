package toron.moe.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import toron.files.Json;
import toron.moe.tensor.Tensors;

/** Small models of every family and feature, with random weights. */
public final class Tiny {
  private static final String SIZES =
      "'vocab_size':23,'hidden_size':16,'intermediate_size':10,'num_hidden_layers':2,"
          + "'num_attention_heads':4,'num_key_value_heads':2,'max_position_embeddings':64,";

  /** Configurations by what is special about them. */
  public static final Map<String, String> CONFIGS = configs();

  private Tiny() {}

  private static Map<String, String> configs() {
    Map<String, String> all = new LinkedHashMap<>();
    String mixtral = "'model_type':'mixtral','num_local_experts':4,'num_experts_per_tok':2";
    all.put("mixtral", mixtral);
    all.put("mixtral window, tied", mixtral + ",'sliding_window':3,'tie_word_embeddings':true");
    String qwen =
        "'model_type':'qwen3_moe','num_experts':4,'num_experts_per_tok':2,"
            + "'moe_intermediate_size':6,'head_dim':6";
    all.put("qwen3_moe", qwen);
    all.put(
        "qwen3_moe normalised, dense layer", qwen + ",'norm_topk_prob':true,'mlp_only_layers':[0]");
    all.put(
        "qwen3_moe window, tied, sparse step",
        qwen
            + ",'use_sliding_window':true,'sliding_window':3,'tie_word_embeddings':true,"
            + "'decoder_sparse_step':2");
    String olmoe = "'model_type':'olmoe','num_experts':4,'num_experts_per_tok':3";
    all.put("olmoe", olmoe);
    all.put("olmoe clip", olmoe + ",'clip_qkv':0.05,'norm_topk_prob':true");
    all.put(
        "olmoe clip, one head",
        olmoe + ",'clip_qkv':0.3,'num_attention_heads':1,'num_key_value_heads':1");
    all.put("llama", "'model_type':'llama'");
    return all;
  }

  public static ModelConfig config(String name) {
    String body = CONFIGS.get(name);
    String json = ("{" + SIZES + body + "}").replace('\'', '"');
    try {
      return ModelConfig.of(Path.of(name), (ObjectNode) Json.mapper().readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  /** Weights wide enough that routers choose and nothing is symmetric. */
  public static Parameters random(ModelConfig config, long seed) {
    NDManager manager = Tensors.manager();
    Random random = new Random(seed);
    Map<String, NDArray> tensors = new LinkedHashMap<>();
    config
        .shapes()
        .forEach(
            (name, shape) -> {
              int size = (int) shape.size();
              float[] values = new float[size];
              for (int i = 0; i < size; i++) {
                values[i] =
                    (float)
                        (name.contains("norm")
                            ? 1 + 0.2 * random.nextGaussian()
                            : 0.4 * random.nextGaussian());
              }
              tensors.put(name, Tensors.of(manager, values, shape.getShape()));
            });
    return new Parameters(manager, tensors);
  }
}
