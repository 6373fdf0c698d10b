package toron.moe.train;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import toron.files.AtomicFiles;
import toron.files.BadDataException;
import toron.files.Config;
import toron.files.Hashes;
import toron.files.Json;
import toron.files.Progress;
import toron.moe.MoeInit;
import toron.moe.tokenizer.Tokenizer;

/** {@code toron moe pretrain}: a causal language model from plain texts. */
public final class Pretraining {
  /** About what a token of the example base spells: how many there are is known once one trains. */
  private static final long BYTES_A_TOKEN = 4;

  private final PretrainingConfig config;
  private final Progress progress;

  public Pretraining(PretrainingConfig config, Progress progress) {
    this.config = config;
    this.progress = progress;
  }

  /**
   * Trains a tokenizer and a fresh model on texts, or goes on with a run that was stopped.
   *
   * @param texts a file or folder: {@code .txt}, {@code .md}, {@code .jsonl} with {@code text}
   * @param out becomes the model folder, with the run's metrics and checkpoints
   * @throws BadDataException when there are too few texts
   */
  public TrainingResult run(List<Path> texts, Path out) throws IOException {
    Split split = split(texts);
    List<String> train = split.train;
    List<String> heldOut = split.heldOut;
    Files.createDirectories(out);
    Path start = out.resolve("start");
    if (!Files.isRegularFile(start.resolve("config.json"))) {
      fresh(start, train);
    }
    String data = Hashes.sha256(String.join("\u0000", split.all));
    return train(start, train, heldOut, data, out);
  }

  /** Looks at the texts and the memory that a run would take, and writes nothing. */
  public DryRun check(List<Path> texts) throws IOException {
    Split split = split(texts);
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("texts", (long) split.train.size());
    counts.put("held out", (long) split.heldOut.size());
    counts.put("bytes", utf8(split.train));
    counts.put("bytes held out", utf8(split.heldOut));
    counts.put("tokens a step", (long) config.batchTokens() * config.training().accumulation());
    long tokens = utf8(split.train) / BYTES_A_TOKEN;
    counts.put("tokens, about", tokens);
    int batches = (int) Math.max(1, tokens / config.batchTokens());
    return DryRun.of(
        "moe pretrain",
        new MoeInit(config.fresh()).config(),
        LoraConfig.NONE,
        config.training(),
        new DryRun.Data(counts, new int[0], batches, config.batchTokens(), List.of()));
  }

  private static long utf8(List<String> texts) {
    return texts.stream().mapToLong(t -> t.getBytes(StandardCharsets.UTF_8).length).sum();
  }

  private record Split(List<String> all, List<String> train, List<String> heldOut) {}

  private Split split(List<Path> texts) throws IOException {
    List<String> all = new ArrayList<>();
    for (Path input : texts) {
      all.addAll(TextFolder.read(input));
    }
    if (all.size() < config.heldOut()) {
      throw new BadDataException(
          texts + ": " + all.size() + " texts, every " + config.heldOut() + "th is held out");
    }
    List<String> train = new ArrayList<>();
    List<String> heldOut = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      (i % config.heldOut() == config.heldOut() - 1 ? heldOut : train).add(all.get(i));
    }
    return new Split(all, train, heldOut);
  }

  private void fresh(Path folder, List<String> texts) throws IOException {
    progress.begin("tokenizer", -1, "texts");
    MoeInit.Result made = new MoeInit(config.fresh()).run(texts.stream(), folder);
    progress.end(made.vocabulary() + " tokens");
  }

  private TrainingResult train(
      Path start, List<String> texts, List<String> heldOut, String data, Path out)
      throws IOException {
    try (Trainee trainee = Trainee.load(start, config.training());
        Tokenizer tokenizer = Tokenizer.load(start)) {
      List<Sequence> held = sequences(tokenizer, heldOut);
      List<Sequence> measured = held.subList(0, Math.min(held.size(), measured()));
      keepMeasured(tokenizer, measured, out.resolve("held-out.txt"));
      TrainingSetup<Tokens> setup =
          new TrainingSetup<>(
              "pretrain",
              trainee.trained(),
              trainee.config().top(),
              new CausalLm(trainee.decoder(), bytes(start)),
              Packing.of(
                  learnt(sequences(tokenizer, texts)),
                  config.batchTokens(),
                  config.training().seed()),
              Packing.batches(measured, config.batchTokens()),
              config.training(),
              data + Config.toYaml(config));
      TrainingResult result = new TrainingLoop<>(setup, progress).run(out);
      trainee.save(out, card(trainee, texts.size(), heldOut.size(), data, result));
      return result;
    }
  }

  private List<Sequence> learnt(List<Sequence> samples) {
    List<Sequence> all = new ArrayList<>(samples);
    all.addAll(Repeats.of(samples, config.repeats(), config.training().seed()));
    return all;
  }

  private int measured() {
    return config.heldOutTokens() / config.sequence();
  }

  /** Every text begins with the end-of-text token and every token after it is predicted once. */
  private List<Sequence> sequences(Tokenizer tokenizer, List<String> texts) {
    int end = tokenizer.ids(List.of(MoeInit.END_OF_TEXT))[0];
    int length = config.sequence();
    List<Sequence> sequences = new ArrayList<>();
    for (String text : texts) {
      int[] body = tokenizer.encode(text);
      int[] ids = new int[body.length + 1];
      ids[0] = end;
      System.arraycopy(body, 0, ids, 1, body.length);
      for (int from = 0; from + 1 < ids.length; from += length - 1) {
        sequences.add(
            Sequence.plain(Arrays.copyOfRange(ids, from, Math.min(ids.length, from + length))));
      }
    }
    return sequences;
  }

  /** What the held-out figure is measured on, so that a compressor can be run on the same bytes. */
  private static void keepMeasured(Tokenizer tokenizer, List<Sequence> measured, Path file)
      throws IOException {
    List<Integer> ids = new ArrayList<>();
    for (Sequence sequence : measured) {
      for (int i = 1; i < sequence.length(); i++) {
        ids.add(sequence.ids()[i]);
      }
    }
    AtomicFiles.writeString(
        file, tokenizer.decode(ids.stream().mapToInt(Integer::intValue).toArray()));
  }

  /** Byte-level BPE spells each byte as one character. */
  private static int[] bytes(Path folder) throws IOException {
    JsonNode tree = Json.read(folder.resolve(Tokenizer.FILE), JsonNode.class);
    JsonNode vocabulary = tree.path("model").path("vocab");
    int[] bytes = new int[vocabulary.size()];
    for (Map.Entry<String, JsonNode> entry : vocabulary.properties()) {
      bytes[entry.getValue().asInt()] = entry.getKey().length();
    }
    tree.path("added_tokens").forEach(token -> bytes[token.path("id").asInt()] = 0);
    return bytes;
  }

  private String card(Trainee trainee, int texts, int heldOut, String data, TrainingResult result) {
    Metric after = result.after();
    return new ModelCard("A small Mixture-of-Experts base", trainee.config(), trainee.parameters())
        .section(
            "Data",
            String.format(
                Locale.ROOT,
                "%d texts trained on, %d held out. SHA-256 of all: `%s`.",
                texts,
                heldOut,
                data))
        .section("Recipe", "```yaml\n" + Config.toYaml(config) + "```")
        .figures(result)
        .section(
            "Held out",
            after == null
                ? "Not measured."
                : String.format(
                    Locale.ROOT,
                    "%.4f bits a byte.",
                    after.scores().getOrDefault("bits_per_byte", Double.NaN)))
        .text();
  }
}
