package toron.corpus.rows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import toron.corpus.Dropped;
import toron.corpus.Split;
import toron.files.Json;
import toron.files.JsonLines;

/**
 * A data set on disk: a file of JSON Lines and one of Parquet for each split, and what was dropped.
 *
 * @param type of the rows; its components are the columns
 */
public record DatasetWriter<T>(Class<T> type, Path folder) {

  /** Takes rows as they are made; nothing is held. */
  public interface Rows<T> {
    default void add(Split split, T row) throws IOException {
      add(split, row, Json.line(row));
    }

    /**
     * @param json the row, by {@link Json#line}
     */
    void add(Split split, T row, String json) throws IOException;

    void drop(Dropped drop) throws IOException;
  }

  /** Makes the rows. */
  @FunctionalInterface
  public interface Filling<T> {
    void fill(Rows<T> rows) throws IOException;
  }

  /** How many rows each split has, and how many were dropped for which reason. */
  public record Counts(Map<Split, Long> rows, Map<String, Long> dropped) {
    public long all() {
      return rows.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** Writes all files; each is whole or not there. */
  public Counts write(Filling<T> filling) throws IOException {
    Map<Split, Long> rows = new LinkedHashMap<>();
    for (Split split : Split.values()) {
      rows.put(split, 0L);
    }
    Map<String, Long> dropped = new TreeMap<>();
    JsonLines.<Dropped>write(
        folder.resolve("dropped.jsonl"),
        drops ->
            open(
                List.of(Split.values()),
                new EnumMap<>(Split.class),
                files ->
                    filling.fill(
                        new Rows<T>() {
                          @Override
                          public void add(Split split, T row, String json) throws IOException {
                            rows.merge(split, 1L, Long::sum);
                            Objects.requireNonNull(files.get(split)).add(row, json);
                          }

                          @Override
                          public void drop(Dropped drop) throws IOException {
                            dropped.merge(drop.reason(), 1L, Long::sum);
                            drops.add(drop);
                          }
                        })));
    return new Counts(rows, dropped);
  }

  /** The two files of a split. */
  private record Files<T>(JsonLines.Sink<T> lines, ParquetRows.Sink<T> parquet) {
    void add(T row, String json) throws IOException {
      lines.line(json);
      parquet.add(row);
    }
  }

  /** Does something with open files. */
  private interface WithFiles<T> {
    void run(Map<Split, Files<T>> files) throws IOException;
  }

  private void open(List<Split> left, Map<Split, Files<T>> opened, WithFiles<T> then)
      throws IOException {
    if (left.isEmpty()) {
      then.run(opened);
      return;
    }
    Split split = left.get(0);
    JsonLines.<T>write(
        jsonLines(split),
        lines ->
            ParquetRows.write(
                parquet(split),
                type,
                parquet -> {
                  opened.put(split, new Files<>(lines, parquet));
                  open(left.subList(1, left.size()), opened, then);
                }));
  }

  /** Writes what is made of the JSON Lines: the Parquet files. */
  void derived() throws IOException {
    for (Split split : Split.values()) {
      ParquetRows.copy(jsonLines(split), type, parquet(split));
    }
  }

  private Path parquet(Split split) {
    return folder.resolve(split.id() + ".parquet");
  }

  public Path jsonLines(Split split) {
    return folder.resolve(split.id() + ".jsonl");
  }
}
