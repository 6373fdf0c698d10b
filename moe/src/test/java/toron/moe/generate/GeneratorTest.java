package toron.moe.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import toron.files.BadDataException;
import toron.files.ConfigException;
import toron.moe.model.Decoder;
import toron.moe.model.ModelConfig;
import toron.moe.model.Parameters;
import toron.moe.model.Tiny;
import toron.moe.tensor.Tensors;

final class GeneratorTest {
  private static final int[] FIRST = {3, 1, 4, 1, 5};
  private static final int[] SECOND = {2, 7};

  static Set<String> configs() {
    return Tiny.CONFIGS.keySet();
  }

  /** The likeliest next token, everything computed anew each time. */
  private static int[] slowly(Decoder decoder, int[] prompt, int count) {
    int[] text = prompt.clone();
    for (int i = 0; i < count; i++) {
      try (NDManager manager = Tensors.manager()) {
        int n = text.length;
        long[] positions = new long[n];
        Arrays.setAll(positions, at -> at);
        Decoder.Output out =
            decoder.forward(
                manager,
                Tensors.of(manager, Arrays.stream(text).asLongStream().toArray(), n),
                Tensors.of(manager, positions, n),
                new long[] {n});
        float[] logits = decoder.logits(manager, out.hidden()).toFloatArray();
        int size = logits.length / n;
        int best = 0;
        for (int token = 0; token < size; token++) {
          if (logits[(n - 1) * size + token] > logits[(n - 1) * size + best]) {
            best = token;
          }
        }
        text = Arrays.copyOf(text, n + 1);
        text[n] = best;
      }
    }
    return Arrays.copyOfRange(text, prompt.length, text.length);
  }

  @ParameterizedTest
  @MethodSource("configs")
  void theCacheChangesNothing(String name) {
    ModelConfig config = Tiny.config(name);
    try (Parameters parameters = Tiny.random(config, 11);
        Decoder decoder = new Decoder(config, parameters);
        Generator generator = new Generator(config, parameters)) {
      List<int[]> batch =
          generator.generate(List.of(FIRST, SECOND), GenerationOptions.greedy(12, Set.of()));
      assertThat(batch.get(0)).isEqualTo(slowly(decoder, FIRST, 12));
      assertThat(batch.get(1)).isEqualTo(slowly(decoder, SECOND, 12));
      List<int[]> alone =
          generator.generate(List.of(SECOND), GenerationOptions.greedy(12, Set.of()));
      assertThat(alone.get(0)).isEqualTo(batch.get(1));
    }
  }

  @Test
  void stopTokensEndARowAndAreLeftOut() {
    ModelConfig config = Tiny.config("mixtral");
    try (Parameters parameters = Tiny.random(config, 11);
        Generator generator = new Generator(config, parameters)) {
      int[] all = generator.generate(List.of(FIRST), GenerationOptions.greedy(9, Set.of())).get(0);
      int stop = all[3];
      int[] stopped =
          generator.generate(List.of(FIRST), GenerationOptions.greedy(9, Set.of(stop))).get(0);
      int end = 0;
      while (all[end] != stop) {
        end++;
      }
      assertThat(stopped).isEqualTo(Arrays.copyOf(all, end));
    }
  }

  @Test
  void aRowThatEndsLeavesTheOthersAsTheyWere() {
    ModelConfig config = Tiny.config("mixtral window, tied");
    try (Parameters parameters = Tiny.random(config, 11);
        Generator generator = new Generator(config, parameters)) {
      List<int[]> prompts = List.of(SECOND, FIRST, new int[] {9, 9, 2}, new int[] {6});
      int stop = generator.generate(prompts, GenerationOptions.greedy(20, Set.of())).get(1)[2];
      for (double temperature : new double[] {0, 1.5}) {
        GenerationOptions options = new GenerationOptions(20, temperature, 0.9, 3, Set.of(stop));
        List<int[]> together = generator.generate(prompts, options);
        assertThat(together).anyMatch(text -> text.length < together.get(0).length);
        int[] alone = generator.generate(prompts.subList(0, 1), options).get(0);
        assertThat(together.get(0)).isEqualTo(alone);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("configs")
  void bfloat16FollowsFloat32AsFarAsItCan(String name) {
    ModelConfig config = Tiny.config(name);
    try (Parameters parameters = Tiny.random(config, 11);
        Generator wide = new Generator(config, parameters);
        Generator narrow = new Generator(config, parameters, DataType.BFLOAT16)) {
      GenerationOptions options = GenerationOptions.greedy(3, Set.of());
      assertThat(narrow.generate(List.of(FIRST), options).get(0)[0])
          .isEqualTo(wide.generate(List.of(FIRST), options).get(0)[0]);
    }
  }

  @Test
  void drawsDependOnTheSeedAlone() {
    ModelConfig config = Tiny.config("olmoe");
    try (Parameters parameters = Tiny.random(config, 11);
        Generator generator = new Generator(config, parameters)) {
      GenerationOptions options = new GenerationOptions(20, 1.0, 0.9, 5, Set.of());
      int[] first = generator.generate(List.of(FIRST), options).get(0);
      assertThat(generator.generate(List.of(FIRST), options).get(0)).isEqualTo(first);
      GenerationOptions other = new GenerationOptions(20, 1.0, 0.9, 6, Set.of());
      assertThat(generator.generate(List.of(FIRST), other).get(0)).isNotEqualTo(first);
    }
  }

  @Test
  void aNucleusLeavesOutTheTail() {
    Sampler sampler = new Sampler(new GenerationOptions(1, 1.0, 0.7, 1, Set.of()), 0);
    float[] logits = {(float) Math.log(0.1), (float) Math.log(0.5), (float) Math.log(0.4)};
    int[] counts = new int[3];
    for (int i = 0; i < 9000; i++) {
      counts[sampler.draw(logits, 0, 3)]++;
    }
    assertThat(counts[0]).isZero();
    assertThat(counts[1]).isBetween(4800, 5200);
  }

  @Test
  void aPromptThatFillsTheModelIsRefused() {
    ModelConfig config = Tiny.config("llama");
    try (Parameters parameters = Tiny.random(config, 11);
        Generator generator = new Generator(config, parameters)) {
      GenerationOptions options = GenerationOptions.greedy(1, Set.of());
      assertThatThrownBy(() -> generator.generate(List.of(new int[64]), options))
          .isInstanceOf(BadDataException.class)
          .hasMessageContaining("64");
      assertThatThrownBy(() -> generator.generate(List.of(new int[0]), options))
          .isInstanceOf(BadDataException.class);
    }
  }

  @Test
  void aDeviceThatLibtorchDoesNotHaveIsNamed() {
    ModelConfig config = Tiny.config("llama");
    try (Parameters parameters = Tiny.random(config, 11)) {
      for (String device : List.of("cuda:7", "abacus")) {
        assertThatThrownBy(() -> new Generator(config, parameters, DataType.FLOAT32, device))
            .isInstanceOf(ConfigException.class)
            .hasMessageContaining(device);
      }
    }
  }

  @Test
  void withoutPackedWeightsTheTextIsTheSame() {
    ModelConfig config = Tiny.config("mixtral window, tied");
    try (Parameters parameters = Tiny.random(config, 11);
        Generator packed = new Generator(config, parameters);
        Generator plain = new Generator(config, parameters, DataType.FLOAT32, "cpu:0")) {
      GenerationOptions options = GenerationOptions.greedy(12, Set.of());
      List<int[]> prompts = List.of(FIRST, SECOND);
      assertThat(plain.generate(prompts, options))
          .containsExactlyElementsOf(packed.generate(prompts, options));
    }
  }
}
