package toron.corpus.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import toron.corpus.Split;
import toron.files.AtomicFiles;
import toron.files.Version;
import toron.ingest.Contribution;

/**
 * What a person must know before training on a data set: {@code README.md} in the form of Hugging
 * Face's dataset cards, and {@code croissant.json}.
 *
 * @param title of the data set
 * @param about one paragraph on what a row is
 * @param kinds rows by task or signal
 * @param languages BCP 47
 * @param contributions behind the rows
 * @param notes known biases and limits
 */
public record DatasetCard(
    String title,
    String about,
    Map<String, Long> kinds,
    List<String> languages,
    List<Contribution> contributions,
    List<String> notes) {

  /** Writes both files beside the rows. */
  public <T> void write(DatasetWriter<T> dataset, DatasetWriter.Counts counts) throws IOException {
    Path folder = dataset.folder();
    AtomicFiles.writeString(folder.resolve("README.md"), readme(dataset, counts));
    Croissant.write(this, dataset);
  }

  /** SPDX identifiers, sorted. */
  List<String> licences() {
    TreeSet<String> all = new TreeSet<>();
    contributions.forEach(given -> all.add(given.licence()));
    return new ArrayList<>(all);
  }

  private <T> String readme(DatasetWriter<T> dataset, DatasetWriter.Counts counts)
      throws IOException {
    StringBuilder out = new StringBuilder("---\n");
    out.append("pretty_name: ").append(title).append('\n');
    list(out, "language", languages);
    out.append("license: ").append(licence()).append('\n');
    out.append("configs:\n- config_name: default\n  data_files:\n");
    for (Split split : Split.values()) {
      out.append("  - split: ").append(split.id()).append('\n');
      out.append("    path: ").append(split.id()).append(".parquet\n");
    }
    out.append("dataset_info:\n  features:\n");
    out.append(Features.yaml(Features.of(dataset.type()), 2));
    out.append("  splits:\n");
    for (Map.Entry<Split, Long> split : counts.rows().entrySet()) {
      out.append("  - name: ").append(split.getKey().id()).append('\n');
      long bytes = Files.size(dataset.jsonLines(split.getKey()));
      out.append("    num_bytes: ").append(bytes).append('\n');
      out.append("    num_examples: ").append(split.getValue()).append('\n');
    }
    out.append("---\n\n# ").append(title).append("\n\n").append(about).append("\n\n");
    out.append("Made by Toron ").append(Version.TORON).append(".\n\n## Rows\n\n");
    table(out, "split", byId(counts.rows()));
    table(out, "kind", kinds);
    out.append("## Left out\n\n");
    if (counts.dropped().isEmpty()) {
      out.append("Nothing.\n\n");
    } else {
      out.append("Each with its reason in `dropped.jsonl`.\n\n");
      table(out, "reason", counts.dropped());
    }
    consent(out);
    out.append("## Known limits\n\n");
    notes.forEach(note -> out.append("- ").append(note).append('\n'));
    return out.toString();
  }

  private String licence() {
    List<String> all = licences();
    return all.size() == 1 ? all.get(0).toLowerCase(Locale.ROOT) : "other";
  }

  private void consent(StringBuilder out) {
    out.append("## Consent and licences\n\n");
    out.append("| contribution | contributor | licence | conditions | until |\n");
    out.append("|---|---|---|---|---|\n");
    for (Contribution given : contributions) {
      out.append("| ").append(given.id()).append(" | ").append(given.contributor());
      out.append(" | ").append(given.licence()).append(" | ");
      out.append(given.conditions() == null ? "" : given.conditions()).append(" | ");
      out.append(given.until() == null ? "" : given.until()).append(" |\n");
    }
    out.append(
        "\nEvery row names its contributions. People, schools and teams have pseudonyms; authors of"
            + " evidence keep their names.\n\n");
  }

  private static Map<String, Long> byId(Map<Split, Long> rows) {
    Map<String, Long> byId = new java.util.LinkedHashMap<>();
    rows.forEach((split, n) -> byId.put(split.id(), n));
    return byId;
  }

  private static void table(StringBuilder out, String name, Map<String, Long> rows) {
    out.append("| ").append(name).append(" | rows |\n|---|---:|\n");
    rows.forEach((key, n) -> out.append("| ").append(key).append(" | ").append(n).append(" |\n"));
    out.append('\n');
  }

  private static void list(StringBuilder out, String key, List<String> values) {
    out.append(key).append(":\n");
    values.forEach(value -> out.append("- ").append(value).append('\n'));
  }
}
