package toron.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import toron.files.BadDataException;
import toron.files.Json;
import toron.moe.checkpoint.HfCheckpoint;
import toron.moe.checkpoint.TensorFile;
import toron.moe.generate.GenerationOptions;
import toron.moe.generate.Generator;
import toron.moe.model.Decoder;
import toron.moe.model.Parameters;
import toron.moe.tensor.Tensors;

/**
 * Checkpoints beside what transformers computes for them: the parity tests' goldens, or those that
 * {@code bench/moe/random_checkpoints.py} makes. One row a checkpoint.
 */
public final class ParityBench {
  private ParityBench() {}

  private record Row(double difference, long choices, long otherChoices, long tokens, long other) {
    boolean holds() {
      return difference < 1e-4 && otherChoices == 0 && other == 0;
    }
  }

  /**
   * @param args a folder of checkpoints
   */
  public static void main(String[] args) throws IOException {
    List<Path> folders;
    try (Stream<Path> files = Files.list(Path.of(args[0]))) {
      folders = files.filter(f -> Files.exists(f.resolve("config.json"))).sorted().toList();
    }
    System.out.println(
        "| checkpoint | reference | largest logit difference | router choices | greedy tokens |");
    System.out.println("|---|---|---|---|---|");
    int differing = 0;
    int refused = 0;
    for (Path folder : folders) {
      JsonNode expected = Json.read(folder.resolve("expected.json"), JsonNode.class);
      String reference =
          "transformers %s, torch %s"
              .formatted(expected.path("transformers").asText(), expected.path("torch").asText());
      try {
        Row row = row(folder, expected);
        differing += row.holds() ? 0 : 1;
        System.out.printf(
            "| %s | %s | %.1e | %d of %d equal | %d of %d equal |%s%n",
            folder.getFileName(),
            reference,
            row.difference,
            row.choices - row.otherChoices,
            row.choices,
            row.tokens - row.other,
            row.tokens,
            row.holds() ? "" : " DIFFERS");
      } catch (BadDataException e) {
        refused++;
        System.out.printf("| %s | %s | refused: %s |||%n", folder.getFileName(), reference, e);
      }
    }
    System.out.printf(
        "%n%d checkpoints: %d differ, %d are refused by name%n",
        folders.size(), differing, refused);
    System.exit(differing == 0 ? 0 : 1);
  }

  private static Row row(Path folder, JsonNode expected) throws IOException {
    List<int[]> prompts = new ArrayList<>();
    expected.path("prompts").forEach(prompt -> prompts.add(ints(prompt)));
    try (HfCheckpoint checkpoint = HfCheckpoint.load(folder);
        NDManager manager = Tensors.manager();
        Parameters parameters = checkpoint.parameters().copy(DataType.FLOAT32);
        Decoder decoder = new Decoder(checkpoint.config(), parameters);
        Generator generator = new Generator(checkpoint.config(), parameters)) {
      int vocabulary = checkpoint.config().vocabulary();
      Map<String, NDArray> wanted = new LinkedHashMap<>();
      for (int i = 0; i < prompts.size(); i++) {
        int length = prompts.get(i).length;
        float[] zeros = new float[length * vocabulary];
        wanted.put("logits." + i, Tensors.of(manager, zeros, length, vocabulary));
      }
      TensorFile.readInto(folder.resolve("expected.safetensors"), wanted);
      double difference = 0;
      List<String> chosen = new ArrayList<>();
      List<String> choices = new ArrayList<>();
      for (int i = 0; i < prompts.size(); i++) {
        Decoder.Output out = forward(manager, decoder, prompts.get(i));
        float[] logits = decoder.logits(manager, out.hidden()).toFloatArray();
        float[] golden = Objects.requireNonNull(wanted.get("logits." + i)).toFloatArray();
        for (int at = 0; at < logits.length; at++) {
          difference = Math.max(difference, Math.abs((double) logits[at] - golden[at]));
        }
        for (NDArray router : out.routers()) {
          chosen.addAll(best(router, checkpoint.config().top()));
        }
        expected.path("choices").path(i).forEach(layer -> layer.forEach(t -> add(choices, t)));
      }
      List<int[]> texts = generator.generate(prompts, GenerationOptions.greedy(64, Set.of()));
      long tokens = 0;
      long other = 0;
      for (int i = 0; i < texts.size(); i++) {
        int[] golden = ints(expected.path("greedy").path(i));
        tokens += golden.length;
        other += different(golden, texts.get(i));
      }
      long otherChoices =
          IntStream.range(0, choices.size())
              .filter(i -> chosen.size() <= i || !choices.get(i).equals(chosen.get(i)))
              .count();
      return new Row(difference, choices.size(), otherChoices, tokens, other);
    }
  }

  private static void add(List<String> choices, JsonNode token) {
    choices.add(Arrays.toString(ints(token)));
  }

  private static long different(int[] golden, int[] text) {
    return IntStream.range(0, golden.length)
        .filter(i -> text.length <= i || text[i] != golden[i])
        .count();
  }

  /** The experts of the largest logits, sorted: one text a token. */
  private static List<String> best(NDArray router, int top) {
    float[] logits = router.toFloatArray();
    int experts = (int) router.getShape().get(1);
    List<String> all = new ArrayList<>();
    for (int row = 0; row < logits.length; row += experts) {
      int begin = row;
      all.add(
          IntStream.range(0, experts)
              .boxed()
              .sorted((a, b) -> Float.compare(logits[begin + b], logits[begin + a]))
              .limit(top)
              .sorted()
              .toList()
              .toString());
    }
    return all;
  }

  private static Decoder.Output forward(NDManager manager, Decoder decoder, int[] prompt) {
    int n = prompt.length;
    long[] ids = Arrays.stream(prompt).asLongStream().toArray();
    long[] positions = IntStream.range(0, n).asLongStream().toArray();
    return decoder.forward(
        manager, Tensors.of(manager, ids, n), Tensors.of(manager, positions, n), new long[] {n});
  }

  private static int[] ints(JsonNode node) {
    int[] values = new int[node.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = node.get(i).asInt();
    }
    return values;
  }
}
