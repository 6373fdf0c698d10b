package toron.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import toron.files.Json;
import toron.moe.model.ModelConfig;
import toron.moe.model.Parameters;
import toron.moe.tensor.Tensors;
import toron.moe.train.Batches;
import toron.moe.train.Sequence;
import toron.moe.train.Tokens;

/** Untrained models and rows of random tokens, the same sizes as {@code rival.py} has. */
final class Synthetic {
  private static final Map<String, String> SIZES =
      Map.of(
          "17m",
              "'vocab_size':8000,'hidden_size':256,'intermediate_size':512,'num_hidden_layers':4,",
          "97m",
              "'vocab_size':16000,'hidden_size':512,'intermediate_size':1024,"
                  + "'num_hidden_layers':6,",
          "tiny",
              "'vocab_size':512,'hidden_size':64,'intermediate_size':64,'num_hidden_layers':2,");

  private Synthetic() {}

  static ModelConfig config(String model) throws IOException {
    String json =
        "{"
            + SIZES.get(model)
            + "'model_type':'mixtral','num_attention_heads':8,'num_key_value_heads':4,"
            + "'num_local_experts':8,'num_experts_per_tok':2,'max_position_embeddings':2048}";
    return ModelConfig.of(
        Path.of(model), (ObjectNode) Json.mapper().readTree(json.replace('\'', '"')));
  }

  /** Normal with deviation 0.02, as transformers begins; norms are 1. */
  static Parameters parameters(ModelConfig config) {
    NDManager manager = Tensors.manager();
    Map<String, NDArray> tensors = new LinkedHashMap<>();
    config
        .shapes()
        .forEach(
            (name, shape) ->
                tensors.put(
                    name,
                    name.contains("norm")
                        ? manager.ones(shape)
                        : manager.randomNormal(0f, 0.02f, shape, DataType.FLOAT32)));
    return new Parameters(manager, tensors);
  }

  /** Rows of equal length whose first {@code masked} tokens are not learnt. */
  static Batches<Tokens> rows(int vocabulary, int rows, int length, int masked) {
    return new Batches<>() {
      @Override
      public int size() {
        return 1 << 20;
      }

      @Override
      public Tokens batch(long epoch, int index) {
        Random random = new Random(index);
        List<Sequence> all = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
          int[] ids = random.ints(length, 3, vocabulary).toArray();
          float[] weights = new float[length];
          java.util.Arrays.fill(weights, masked, length, 1f);
          all.add(new Sequence(ids, weights));
        }
        return Tokens.of(all);
      }
    };
  }
}
