package toron.moe;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import toron.files.Json;
import toron.moe.checkpoint.HfCheckpoint;
import toron.moe.checkpoint.ShardReading;
import toron.moe.generate.GenerationOptions;
import toron.moe.generate.Generator;
import toron.moe.model.Decoder;
import toron.moe.model.Parameters;
import toron.moe.tensor.Tensors;

/** What transformers computes for checkpoints of every family and feature, computed here. */
final class ParityTest {
  private static final Path GOLDENS = Path.of("src/test/resources/toron/moe/parity");

  @TempDir Path folder;

  static List<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(GOLDENS)) {
      List<String> names =
          folders
              .map(path -> path.getFileName().toString())
              .filter(name -> !name.equals("chat"))
              .sorted()
              .toList();
      assertThat(names).hasSize(11);
      return names;
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void logitsRoutersAndGreedyTextAreTransformers(String name) throws IOException {
    Path golden = GOLDENS.resolve(name);
    JsonNode expected = Json.read(golden.resolve("expected.json"), JsonNode.class);
    List<int[]> prompts = rows(expected.path("prompts"));
    try (HfCheckpoint checkpoint = HfCheckpoint.load(golden);
        NDManager manager = Tensors.manager();
        Parameters parameters = checkpoint.parameters().copy(DataType.FLOAT32);
        Decoder decoder = new Decoder(checkpoint.config(), parameters);
        Generator generator = new Generator(checkpoint.config(), parameters)) {
      Decoder.Output out = forward(manager, decoder, prompts);
      float[] logits = decoder.logits(manager, out.hidden()).toFloatArray();
      float[] wanted = logits(manager, golden, prompts.size());
      assertThat(largestDifference(logits, wanted)).isLessThan(1e-4);
      assertThat(choices(out, prompts, decoder.config().top())).isEqualTo(choices(expected));
      List<int[]> texts = generator.generate(prompts, GenerationOptions.greedy(64, Set.of()));
      assertThat(texts).containsExactlyElementsOf(rows(expected.path("greedy")));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aCheckpointOfTransformersIsWrittenBackBitForBit(String name) throws IOException {
    Path golden = GOLDENS.resolve(name);
    try (HfCheckpoint first = HfCheckpoint.load(golden)) {
      HfCheckpoint.save(folder, first.config(), first.parameters(), first.sideFiles());
      JsonNode config = Json.read(golden.resolve("config.json"), JsonNode.class);
      assertThat(Json.read(folder.resolve("config.json"), JsonNode.class)).isEqualTo(config);
      assertThat(ShardReading.bytes(folder)).isEqualTo(ShardReading.bytes(golden));
    }
  }

  private static Decoder.Output forward(NDManager manager, Decoder decoder, List<int[]> prompts) {
    long[] ids = prompts.stream().flatMapToInt(Arrays::stream).asLongStream().toArray();
    long[] positions =
        prompts.stream()
            .flatMapToInt(prompt -> IntStream.range(0, prompt.length))
            .asLongStream()
            .toArray();
    long[] lengths = prompts.stream().mapToLong(prompt -> prompt.length).toArray();
    return decoder.forward(
        manager,
        Tensors.of(manager, ids, ids.length),
        Tensors.of(manager, positions, ids.length),
        lengths);
  }

  private static float[] logits(NDManager manager, Path golden, int prompts) throws IOException {
    List<Float> all = new ArrayList<>();
    for (int i = 0; i < prompts; i++) {
      NDArray tensor =
          ShardReading.tensor(manager, golden.resolve("expected.safetensors"), "logits." + i);
      for (float value : tensor.toFloatArray()) {
        all.add(value);
      }
    }
    float[] values = new float[all.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = all.get(i);
    }
    return values;
  }

  private static double largestDifference(float[] a, float[] b) {
    assertThat(a).hasSameSizeAs(b);
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs((double) a[i] - b[i]));
    }
    return largest;
  }

  /** The experts chosen, sorted: one text a prompt, layer and token. */
  private static List<String> choices(Decoder.Output out, List<int[]> prompts, int top) {
    List<String> all = new ArrayList<>();
    int begin = 0;
    for (int[] prompt : prompts) {
      for (NDArray router : out.routers()) {
        float[] logits = router.toFloatArray();
        int experts = logits.length / (int) router.getShape().get(0);
        for (int token = begin; token < begin + prompt.length; token++) {
          int row = token * experts;
          all.add(
              IntStream.range(0, experts)
                  .boxed()
                  .sorted((a, b) -> Float.compare(logits[row + b], logits[row + a]))
                  .limit(top)
                  .sorted()
                  .toList()
                  .toString());
        }
      }
      begin += prompt.length;
    }
    return all;
  }

  private static List<String> choices(JsonNode expected) {
    List<String> all = new ArrayList<>();
    for (JsonNode prompt : expected.path("choices")) {
      for (JsonNode layer : prompt) {
        for (JsonNode token : layer) {
          all.add(Arrays.toString(row(token)));
        }
      }
    }
    return all;
  }

  private static List<int[]> rows(JsonNode node) {
    List<int[]> rows = new ArrayList<>();
    node.forEach(row -> rows.add(row(row)));
    return rows;
  }

  private static int[] row(JsonNode node) {
    int[] values = new int[node.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = node.get(i).asInt();
    }
    return values;
  }
}
