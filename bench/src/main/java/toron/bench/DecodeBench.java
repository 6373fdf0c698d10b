package toron.bench;

import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.jni.JniUtils;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import toron.files.Json;
import toron.moe.checkpoint.HfCheckpoint;
import toron.moe.generate.GenerationOptions;
import toron.moe.generate.Generator;
import toron.moe.tensor.Tensors;

/**
 * Decodes when told to, beside transformers: {@code bench/moe/decode.py} starts both. Reads lines
 * "BATCH PROMPT TOKENS" and writes {"seconds", "tokens", "ids"} for each.
 */
public final class DecodeBench {
  private DecodeBench() {}

  /**
   * @param args a model folder, float32 or bfloat16, threads
   */
  public static void main(String[] args) throws IOException {
    Tensors.start();
    JniUtils.setNumThreads(Integer.parseInt(args[2]));
    DataType type = DataType.valueOf(args[1].toUpperCase(Locale.ROOT));
    try (HfCheckpoint checkpoint = HfCheckpoint.load(Path.of(args[0]));
        Generator generator = new Generator(checkpoint.config(), checkpoint.parameters(), type);
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      System.out.println("{\"toron\":\"" + System.getProperty("java.version") + "\"}");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] words = line.split(" ");
        int vocabulary = checkpoint.config().vocabulary();
        List<int[]> prompts =
            prompts(Integer.parseInt(words[0]), Integer.parseInt(words[1]), vocabulary);
        run(generator, prompts, Integer.parseInt(words[2]));
      }
    }
  }

  private static void run(Generator generator, List<int[]> prompts, int count) throws IOException {
    long begin = System.nanoTime();
    List<int[]> texts = generator.generate(prompts, GenerationOptions.greedy(count, Set.of()));
    double seconds = (System.nanoTime() - begin) / 1e9;
    long tokens = texts.stream().mapToLong(text -> text.length).sum();
    System.out.println(Json.line(new Answer(seconds, tokens, texts)));
  }

  private record Answer(double seconds, long tokens, List<int[]> ids) {}

  /** The same as in decode_transformers.py. */
  private static List<int[]> prompts(int batch, int length, int vocabulary) {
    List<int[]> prompts = new ArrayList<>();
    for (int row = 0; row < batch; row++) {
      int[] prompt = new int[length];
      for (int i = 0; i < length; i++) {
        prompt[i] = (int) ((i * 7919L + row * 104729L + 11) % vocabulary);
      }
      prompts.add(prompt);
    }
    return prompts;
  }
}
