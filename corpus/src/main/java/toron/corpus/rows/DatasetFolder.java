package toron.corpus.rows;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import toron.corpus.Split;
import toron.files.BadDataException;
import toron.files.Hashes;
import toron.files.Json;
import toron.files.Manifest;
import toron.ingest.Contribution;

/**
 * What lies beside the rows of a data set: its manifest and {@code run.json}.
 *
 * @param stage {@code sft} or {@code rlhf}
 */
public record DatasetFolder(String stage, Path corpus, Path out) {

  /** The contributions behind the corpus. */
  public List<Contribution> contributions() throws IOException {
    Object listed = Manifest.of(corpus).details().getOrDefault("contributions", List.of());
    try {
      return Json.mapper().convertValue(listed, new TypeReference<List<Contribution>>() {});
    } catch (IllegalArgumentException e) {
      throw BadDataException.in(
          corpus.resolve(Manifest.FILE), "details.contributions: " + e.getMessage());
    }
  }

  /**
   * Writes the manifest.
   *
   * @param kind what the rows are told apart by: {@code task}, {@code signal}
   * @param details whatever else there is to say
   */
  public void manifest(
      Map<String, Object> configuration,
      DatasetWriter.Counts counts,
      String kind,
      Map<String, Long> kinds,
      Map<String, Object> details)
      throws IOException {
    Map<String, Long> all = new LinkedHashMap<>();
    all.put("rows", counts.all());
    counts.rows().forEach((split, n) -> all.put("rows." + split.id(), n));
    kinds.forEach((name, n) -> all.put(kind + "." + name, n));
    counts.dropped().forEach((reason, n) -> all.put("dropped." + reason, n));
    Map<String, Object> more = new LinkedHashMap<>(details);
    Map<String, String> hashes = new LinkedHashMap<>();
    for (Split split : Split.values()) {
      String name = split.id() + ".jsonl";
      hashes.put(name, Hashes.sha256(out.resolve(name)));
    }
    more.put("sha256", hashes);
    more.put("contributions", contributions().stream().map(Contribution::id).toList());
    Map<String, String> inputs = Map.of("corpus", Manifest.relative(out, corpus));
    Manifest.of(stage, inputs, configuration, all, more).write(out);
  }

  public void run(double seconds, long rows) throws IOException {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("stage", stage);
    run.put("seconds", seconds);
    run.put("rowsPerSecond", rows / Math.max(seconds, 1e-3));
    Json.write(out.resolve("run.json"), run);
  }
}
