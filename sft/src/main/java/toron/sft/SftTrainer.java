package toron.sft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import toron.files.BadDataException;
import toron.files.Config;
import toron.files.Hashes;
import toron.files.JsonLines;
import toron.files.Manifest;
import toron.files.Progress;
import toron.moe.tokenizer.ChatEncoder;
import toron.moe.tokenizer.Turn;
import toron.moe.train.CausalLm;
import toron.moe.train.DryRun;
import toron.moe.train.ModelCard;
import toron.moe.train.NothingToTrainException;
import toron.moe.train.Packing;
import toron.moe.train.Refused;
import toron.moe.train.Sequence;
import toron.moe.train.Tokens;
import toron.moe.train.Trainee;
import toron.moe.train.TrainingLoop;
import toron.moe.train.TrainingResult;
import toron.moe.train.TrainingSetup;

/**
 * {@code toron sft train}: fine-tunes a model on conversations, learning what the assistant says
 * and nothing else. Conversations are packed to full batches without seeing each other.
 */
public final class SftTrainer {
  private static final String TRAIN = "train.jsonl";
  private static final String VALIDATION = "validation.jsonl";

  private final SftConfig config;
  private final Progress progress;

  public SftTrainer(SftConfig config, Progress progress) {
    this.config = config;
    this.progress = progress;
  }

  /**
   * How it went.
   *
   * @param rows conversations trained on
   * @param tooLong conversations left out because they are longer than a sequence
   * @param heldOut validation rows measured
   */
  public record Result(TrainingResult training, long rows, long tooLong, long heldOut) {}

  /**
   * Trains, or goes on with a run that was stopped.
   *
   * @param rows the folder of {@code toron sft build}
   * @param base a model folder
   * @param out becomes a model folder, with the run's metrics and checkpoints
   * @throws BadDataException when nothing in the rows would be trained on
   */
  public Result run(Path rows, Path base, Path out) throws IOException {
    Set set = read(rows, base);
    set.refused.orThrow();
    long seed = config.training().seed();
    try (Trainee trainee = Trainee.load(base, config.training(), config.lora())) {
      TrainingSetup<Tokens> setup =
          new TrainingSetup<>(
              "sft train",
              trainee.trained(),
              trainee.config().top(),
              new CausalLm(trainee.decoder()),
              Packing.of(set.train, config.batchTokens(), seed),
              Packing.batches(set.heldOut, config.batchTokens()),
              config.training(),
              set.hashes + Config.toYaml(config) + Trainee.hash(base));
      TrainingResult training = new TrainingLoop<>(setup, progress).run(out);
      trainee.save(out, card(trainee, set, training));
      Result result = new Result(training, set.train.size(), set.tooLong, set.heldOut.size());
      manifest(rows, base, out, set, result).write(out);
      return result;
    }
  }

  /**
   * Looks at the rows, the model and the memory that a run would take, and writes nothing.
   *
   * @throws BadDataException when there is nothing to train on at all
   */
  public DryRun check(Path rows, Path base) throws IOException {
    Set set = read(rows, base);
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("conversations", (long) set.train.size());
    counts.put("longer than " + config.sequence() + " tokens, left out", set.tooLong);
    counts.put("with nothing to train", (long) set.refused.rows().size());
    counts.put("held out", (long) set.heldOut.size());
    counts.put("tokens", set.train.stream().mapToLong(Sequence::length).sum());
    counts.put("tokens learnt", set.train.stream().mapToLong(SftTrainer::learnt).sum());
    int batches =
        set.train.isEmpty()
            ? 0
            : Packing.of(set.train, config.batchTokens(), config.training().seed()).size();
    return DryRun.of(
        "sft train",
        base,
        config.lora(),
        config.training(),
        new DryRun.Data(
            counts,
            set.train.stream().mapToInt(Sequence::length).toArray(),
            batches,
            config.batchTokens(),
            set.refused.rows()));
  }

  private static long learnt(Sequence sequence) {
    long learnt = 0;
    for (float weight : sequence.weights()) {
      learnt += weight > 0 ? 1 : 0;
    }
    return learnt;
  }

  /** What is trained on and measured. */
  private record Set(
      List<Sequence> train,
      List<Sequence> heldOut,
      long tooLong,
      Refused refused,
      Map<String, String> hashes,
      TreeSet<String> contributions) {}

  private Set read(Path rows, Path base) throws IOException {
    Path train = rows.resolve(TRAIN);
    Path validation = rows.resolve(VALIDATION);
    Map<String, String> hashes = new LinkedHashMap<>();
    TreeSet<String> contributions = new TreeSet<>();
    try (ChatEncoder chats = ChatEncoder.load(base)) {
      long[] tooLong = new long[1];
      Refused refused = new Refused();
      List<Sequence> learnt = new ArrayList<>();
      for (Conversation row : JsonLines.readAll(train, Conversation.class)) {
        contributions.addAll(row.contributions());
        add(chats, row, train, learnt, tooLong, refused);
      }
      hashes.put(TRAIN, Hashes.sha256(train));
      if (learnt.isEmpty() && refused.rows().isEmpty()) {
        throw new NothingToTrainException(train, "rows", tooLong[0], config.sequence());
      }
      List<Sequence> heldOut = new ArrayList<>();
      if (Files.isRegularFile(validation)) {
        hashes.put(VALIDATION, Hashes.sha256(validation));
        for (Conversation row : JsonLines.readAll(validation, Conversation.class)) {
          if (heldOut.size() < config.heldOutRows()) {
            add(chats, row, validation, heldOut, new long[1], refused);
          }
        }
      }
      return new Set(learnt, heldOut, tooLong[0], refused, hashes, contributions);
    }
  }

  private void add(
      ChatEncoder chats,
      Conversation row,
      Path file,
      List<Sequence> to,
      long[] tooLong,
      Refused refused) {
    ChatEncoder.Encoded encoded;
    try {
      encoded = chats.encode(turns(row), parts(row));
    } catch (BadDataException e) {
      refused.add(file + ": row " + row.id() + ": " + e.getMessage());
      return;
    }
    if (encoded.length() > config.sequence()) {
      tooLong[0]++;
      return;
    }
    boolean[] trained = encoded.trained();
    float[] weights = new float[trained.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = trained[i] ? (float) row.weight() : 0;
    }
    to.add(new Sequence(encoded.ids(), weights));
  }

  private static List<Turn> turns(Conversation row) {
    return row.messages().stream().map(m -> new Turn(m.role(), m.content())).toList();
  }

  private static List<ChatEncoder.Part> parts(Conversation row) {
    return row.lossSpans().stream()
        .map(span -> new ChatEncoder.Part(span.message(), span.begin(), span.end()))
        .toList();
  }

  private String card(Trainee trainee, Set set, TrainingResult training) {
    StringBuilder data = new StringBuilder();
    set.hashes.forEach(
        (file, hash) ->
            data.append("- ").append(file).append(", SHA-256 `").append(hash).append("`\n"));
    data.append("\nContributions: ").append(String.join(", ", set.contributions)).append('.');
    return new ModelCard("A debater, fine-tuned", trainee.config(), trainee.parameters())
        .section("Data", data.toString())
        .section("Recipe", "```yaml\n" + Config.toYaml(config) + "```")
        .figures(training)
        .section(
            "What it is not",
            "What it says may be false. Numbers, names and citations need checking against their"
                + " sources.")
        .text();
  }

  private Manifest manifest(Path rows, Path base, Path out, Set set, Result result) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("rows", result.rows);
    counts.put("too-long", result.tooLong);
    counts.put("held-out", result.heldOut);
    counts.put("steps", result.training.steps());
    counts.put("tokens", result.training.tokens());
    return Manifest.of(
        "sft train",
        Map.of("sft", Manifest.relative(out, rows), "base", Manifest.relative(out, base)),
        Trainee.settings(config),
        counts,
        Map.of("data", set.hashes, "contributions", List.copyOf(set.contributions)));
  }
}
