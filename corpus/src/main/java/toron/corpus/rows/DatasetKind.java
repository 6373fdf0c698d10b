package toron.corpus.rows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import toron.corpus.Split;
import toron.files.Hashes;
import toron.files.JsonLines;
import toron.files.Manifest;
import toron.ingest.Contribution;

/**
 * What must be known of a kind of data set to make everything that follows from its rows once more.
 *
 * @param stage as its manifest says
 * @param kind what its rows are told apart by, as its manifest says: {@code task}, {@code signal}
 */
public record DatasetKind<T>(
    String stage,
    Class<T> type,
    String kind,
    Function<T, String> kindOf,
    Function<T, String> languageOf,
    Function<T, List<String>> contributionsOf,
    Card card) {

  /** Describes rows. */
  @FunctionalInterface
  public interface Card {
    DatasetCard of(
        Map<String, Long> kinds, List<String> languages, List<Contribution> contributions);
  }

  /** Counts over rows. */
  private static final class Tally {
    private final Map<Split, Long> splits = new LinkedHashMap<>();
    private final Map<String, Long> kinds = new TreeMap<>();
    private final TreeSet<String> languages = new TreeSet<>();
    private final TreeSet<String> contributions = new TreeSet<>();
  }

  /**
   * Some rows are gone from the JSON Lines of a folder: writes its Parquet, its card and its
   * manifest anew. The manifest comes last.
   *
   * @param withdrawn rows taken away now
   */
  public void reissue(Path folder, String contribution, long withdrawn) throws IOException {
    Manifest old = Manifest.of(folder);
    DatasetWriter<T> dataset = new DatasetWriter<>(type, folder);
    Tally tally = tally(dataset);
    dataset.derived();
    Map<String, Long> dropped = new TreeMap<>();
    old.counts()
        .forEach(
            (name, n) -> {
              if (name.startsWith("dropped.")) {
                dropped.put(name.substring("dropped.".length()), n);
              }
            });
    DatasetWriter.Counts counts = new DatasetWriter.Counts(tally.splits, dropped);
    DatasetFolder of = new DatasetFolder(stage, old.input(folder, "corpus"), folder);
    List<Contribution> given =
        of.contributions().stream().filter(c -> !c.id().equals(contribution)).toList();
    card.of(tally.kinds, List.copyOf(tally.languages), given).write(dataset, counts);
    manifest(old, dataset, tally, given, contribution, withdrawn).write(folder);
  }

  private Tally tally(DatasetWriter<T> dataset) throws IOException {
    Tally tally = new Tally();
    for (Split split : Split.values()) {
      tally.splits.put(split, 0L);
      try (Stream<T> rows = JsonLines.read(dataset.jsonLines(split), type)) {
        rows.forEach(
            row -> {
              tally.splits.merge(split, 1L, Long::sum);
              tally.kinds.merge(kindOf.apply(row), 1L, Long::sum);
              tally.languages.add(languageOf.apply(row));
              tally.contributions.addAll(contributionsOf.apply(row));
            });
      }
    }
    return tally;
  }

  private Manifest manifest(
      Manifest old,
      DatasetWriter<T> dataset,
      Tally tally,
      List<Contribution> given,
      String contribution,
      long withdrawn)
      throws IOException {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("rows", tally.splits.values().stream().mapToLong(Long::longValue).sum());
    tally.splits.forEach((split, n) -> counts.put("rows." + split.id(), n));
    tally.kinds.forEach((name, n) -> counts.put(kind + "." + name, n));
    old.counts()
        .forEach(
            (name, n) -> {
              if (!name.equals("rows")
                  && !name.startsWith("rows.")
                  && !name.startsWith(kind + ".")) {
                counts.put(name, n);
              }
            });
    counts.merge("withdrawn." + contribution, withdrawn, Long::sum);
    Map<String, Object> details = new LinkedHashMap<>(old.details());
    details.put("sha256", hashes(dataset));
    details.put("contributions", given.stream().map(Contribution::id).toList());
    return new Manifest(
        old.contract(),
        old.stage(),
        old.toron(),
        old.inputs(),
        old.configuration(),
        counts,
        details);
  }

  /** The hashes of the rows, as the manifest keeps them. */
  static <T> Map<String, String> hashes(DatasetWriter<T> dataset) throws IOException {
    Map<String, String> hashes = new LinkedHashMap<>();
    for (Split split : Split.values()) {
      Path file = dataset.jsonLines(split);
      hashes.put(String.valueOf(file.getFileName()), Hashes.sha256(file));
    }
    return hashes;
  }
}
