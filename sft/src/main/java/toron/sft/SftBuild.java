package toron.sft;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import toron.corpus.Dropped;
import toron.corpus.Split;
import toron.corpus.rows.CorpusReader;
import toron.corpus.rows.DatasetCard;
import toron.corpus.rows.DatasetFolder;
import toron.corpus.rows.DatasetKind;
import toron.corpus.rows.DatasetWriter;
import toron.corpus.rows.InOrder;
import toron.corpus.rows.Phrasings;
import toron.corpus.rows.SourcedDebate;
import toron.files.Json;
import toron.files.Progress;
import toron.files.RunLock;
import toron.ingest.Contribution;

/** A corpus to conversations for supervised fine-tuning: one row for each exercise found in it. */
public final class SftBuild {
  private static final Phrasings PHRASINGS = Phrasings.of(SftBuild.class, "instructions.yaml");
  private final SftOptions options;
  private final InOrder workers;
  private final Progress progress;

  public SftBuild(SftOptions options, Progress progress) {
    this(options, 1, progress);
  }

  /**
   * @param workers threads that make rows; the rows are the same with any number
   */
  public SftBuild(SftOptions options, int workers, Progress progress) {
    this.options = options;
    this.workers = new InOrder(workers);
    this.progress = progress;
  }

  /**
   * Reads a folder that {@code toron corpus} wrote and writes the rows of each split, a card, and
   * what was dropped.
   *
   * @throws toron.files.BadDataException when the corpus is broken, with file and line
   */
  @SuppressWarnings("try") // the lock is held, not used
  public SftResult run(Path corpus, Path out) throws IOException {
    long begun = System.nanoTime();
    try (RunLock lock = RunLock.take(out)) {
      Map<String, Long> gate = RowMaker.noFacts();
      Map<String, Long> tasks = new TreeMap<>();
      TreeSet<String> languages = new TreeSet<>();
      long[] debates = new long[1];
      progress.begin("sft build", -1, "debates");
      DatasetWriter<Conversation> dataset = new DatasetWriter<>(Conversation.class, out);
      DatasetWriter.Counts counts =
          dataset.write(
              rows -> {
                try (CorpusReader reader = new CorpusReader(corpus)) {
                  workers.<SourcedDebate, DebateRows>run(
                      reader,
                      debate -> DebateRows.of(debate, PHRASINGS, options),
                      made -> {
                        languages.add(made.language());
                        write(made, rows, tasks);
                        made.gate().forEach((key, n) -> gate.merge(key, n, Long::sum));
                        debates[0]++;
                        progress.advance(1, made.debate());
                      });
                }
              });
      SftResult result = new SftResult(debates[0], counts.rows(), tasks, counts.dropped(), gate);
      DatasetFolder folder = new DatasetFolder("sft", corpus, out);
      card(tasks, List.copyOf(languages), folder.contributions()).write(dataset, counts);
      folder.manifest(
          Json.mapper().convertValue(options, new TypeReference<Map<String, Object>>() {}),
          counts,
          "task",
          tasks,
          Map.of("gate", gate));
      Json.write(out.resolve("dataset_info.json"), llamaFactory());
      folder.run((System.nanoTime() - begun) / 1e9, result.rows());
      progress.end(result.rows() + " conversations from " + debates[0] + " debates");
      return result;
    }
  }

  private static void write(
      DebateRows made, DatasetWriter.Rows<Conversation> rows, Map<String, Long> tasks)
      throws IOException {
    for (DebateRows.Row row : made.rows()) {
      rows.add(made.split(), row.row(), row.json());
      tasks.merge(row.row().task(), 1L, Long::sum);
    }
    for (Dropped drop : made.dropped()) {
      rows.drop(drop);
    }
  }

  /** How LLaMA-Factory finds the rows and reads their messages: its {@code dataset_info.json}. */
  private static Map<String, Object> llamaFactory() {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("role_tag", "role");
    tags.put("content_tag", "content");
    tags.put("user_tag", "user");
    tags.put("assistant_tag", "assistant");
    tags.put("system_tag", "system");
    Map<String, Object> files = new LinkedHashMap<>();
    for (Split split : Split.values()) {
      Map<String, Object> file = new LinkedHashMap<>();
      file.put("file_name", split.id() + ".jsonl");
      file.put("formatting", "sharegpt");
      file.put("columns", Map.of("messages", "messages"));
      file.put("tags", tags);
      files.put("toron_sft_" + split.id(), file);
    }
    return files;
  }

  /** What must be known to rewrite such a data set. */
  public static DatasetKind<Conversation> kind() {
    return new DatasetKind<>(
        "sft",
        Conversation.class,
        "task",
        Conversation::task,
        Conversation::language,
        Conversation::contributions,
        SftBuild::card);
  }

  private static DatasetCard card(
      Map<String, Long> tasks, List<String> languages, List<Contribution> contributions) {
    return new DatasetCard(
        "Toron SFT",
        "Conversations made of real debates: each row is an exercise (write this case, answer this"
            + " argument, judge this round) with what a debater said as the answer. Every word of"
            + " an answer that a document printed leads back to its page through `provenance`.",
        tasks,
        languages,
        contributions,
        List.of(
            "Answers are what debaters said under a rule that assigns them a side; they are not"
                + " statements of fact.",
            "What is right about an argument is not judged here; the evidence gate compares words,"
                + " not meanings.",
            "Winners in a corpus may lean to one side; see the balance in the corpus's manifest.",
            "Names that no roster, honorific or label marks may remain; see the corpus's list for a"
                + " person to check."));
  }
}
