package toron.rlhf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import toron.corpus.Message;
import toron.corpus.Split;
import toron.corpus.rows.DatasetCard;
import toron.corpus.rows.DatasetFolder;
import toron.corpus.rows.DatasetWriter;
import toron.files.Json;
import toron.files.JsonLines;
import toron.files.Manifest;
import toron.files.RunLock;

/**
 * Pairs in the row formats of other trainers. An export follows from its pairs: after a withdrawal
 * it is to be made again.
 */
public final class PairExport {
  private PairExport() {}

  /**
   * One answer and whether it is a good one: TRL's unpaired preference format, for KTO.
   *
   * @param pair the id of the pair that it comes from, with its provenance
   */
  public record Unpaired(
      String id,
      String pair,
      List<Message> prompt,
      List<Message> completion,
      boolean label,
      String signal,
      String language,
      List<String> contributions) {
    public Unpaired {
      prompt = List.copyOf(prompt);
      completion = List.copyOf(completion);
      contributions = List.copyOf(contributions);
    }
  }

  /** A pair as LLaMA-Factory reads it, where each answer is one message. */
  private record Ranked(List<Message> messages, Message chosen, Message rejected) {}

  /**
   * Both answers of each pair by themselves. The signal {@code decision} is left out: a speech that
   * lost is not a bad one.
   *
   * @return rows written
   */
  @SuppressWarnings("try") // the lock is held, not used
  public static long unpaired(Path pairs, Path out) throws IOException {
    Path corpus = Manifest.of(pairs).input(pairs, "corpus");
    try (RunLock lock = RunLock.take(out)) {
      Map<String, Long> signals = new TreeMap<>();
      TreeSet<String> languages = new TreeSet<>();
      DatasetWriter<Unpaired> dataset = new DatasetWriter<>(Unpaired.class, out);
      DatasetWriter.Counts counts =
          dataset.write(
              rows -> {
                for (Split split : Split.values()) {
                  try (Stream<PreferencePair> all = read(pairs, split)) {
                    for (PreferencePair pair : (Iterable<PreferencePair>) all::iterator) {
                      if (!pair.signal().equals(RlhfOptions.DECISION)) {
                        rows.add(split, half(pair, true));
                        rows.add(split, half(pair, false));
                        signals.merge(pair.signal(), 2L, Long::sum);
                        languages.add(pair.language());
                      }
                    }
                  }
                }
              });
      DatasetFolder folder = new DatasetFolder("unpaired", corpus, out);
      new DatasetCard(
              "Toron answers with labels",
              "One answer to a prompt and whether it is a good one, from the pairs of `rlhf build`:"
                  + " `pair` names the pair, whose provenance leads to the pages.",
              signals,
              List.copyOf(languages),
              folder.contributions(),
              List.of("Answers with a false label are false on purpose: never train on them."))
          .write(dataset, counts);
      folder.manifest(Map.of("format", "unpaired"), counts, "signal", signals, Map.of());
      return counts.all();
    }
  }

  private static Unpaired half(PreferencePair pair, boolean good) {
    return new Unpaired(
        pair.id() + (good ? "+" : "-"),
        pair.id(),
        pair.prompt(),
        good ? pair.chosen() : pair.rejected(),
        good,
        pair.signal(),
        pair.language(),
        pair.contributions());
  }

  /**
   * JSON Lines with {@code dataset_info.json} for LLaMA-Factory's reward and DPO stages.
   *
   * @return rows written
   */
  @SuppressWarnings("try") // the lock is held, not used
  public static long llamaFactory(Path pairs, Path out) throws IOException {
    long[] written = new long[1];
    Map<String, Object> info = new LinkedHashMap<>();
    try (RunLock lock = RunLock.take(out)) {
      for (Split split : Split.values()) {
        String name = split.id() + ".jsonl";
        JsonLines.<Ranked>write(
            out.resolve(name),
            rows -> {
              try (Stream<PreferencePair> all = read(pairs, split)) {
                for (PreferencePair pair : (Iterable<PreferencePair>) all::iterator) {
                  rows.add(new Ranked(pair.prompt(), pair.chosen().get(0), pair.rejected().get(0)));
                  written[0]++;
                }
              }
            });
        info.put("toron_rlhf_" + split.id(), entry(name));
      }
      Json.write(out.resolve("dataset_info.json"), info);
      Manifest.of(
              "llama-factory",
              Map.of("rlhf", Manifest.relative(out, pairs)),
              Map.of("format", "llama-factory"),
              Map.of("rows", written[0]),
              Map.of())
          .write(out);
    }
    return written[0];
  }

  private static Map<String, Object> entry(String file) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("role_tag", "role");
    tags.put("content_tag", "content");
    tags.put("user_tag", "user");
    tags.put("assistant_tag", "assistant");
    tags.put("system_tag", "system");
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("file_name", file);
    entry.put("formatting", "sharegpt");
    entry.put("ranking", true);
    entry.put(
        "columns",
        new TreeMap<>(Map.of("messages", "messages", "chosen", "chosen", "rejected", "rejected")));
    entry.put("tags", tags);
    return entry;
  }

  private static Stream<PreferencePair> read(Path pairs, Split split) throws IOException {
    return JsonLines.read(pairs.resolve(split.id() + ".jsonl"), PreferencePair.class);
  }
}
