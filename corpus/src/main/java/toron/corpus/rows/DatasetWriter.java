package toron.corpus.rows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import toron.corpus.Dropped;
import toron.corpus.Split;
import toron.files.JsonLines;

/**
 * A data set on disk: a file of JSON Lines and one of Parquet for each split, and what was dropped.
 *
 * @param type of the rows; its components are the columns
 */
public record DatasetWriter<T>(Class<T> type, Path folder) {

  /** Takes rows as they are made; nothing is held. */
  public interface Rows<T> {
    void add(Split split, T row) throws IOException;

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
    JsonLines.<T>write(
        jsonLines(Split.TRAIN),
        train ->
            JsonLines.<T>write(
                jsonLines(Split.VALIDATION),
                validation ->
                    JsonLines.<T>write(
                        jsonLines(Split.TEST),
                        test ->
                            JsonLines.<Dropped>write(
                                folder.resolve("dropped.jsonl"),
                                drops ->
                                    filling.fill(
                                        new Rows<T>() {
                                          @Override
                                          public void add(Split split, T row) throws IOException {
                                            rows.merge(split, 1L, Long::sum);
                                            switch (split) {
                                              case TRAIN -> train.add(row);
                                              case VALIDATION -> validation.add(row);
                                              case TEST -> test.add(row);
                                            }
                                          }

                                          @Override
                                          public void drop(Dropped drop) throws IOException {
                                            dropped.merge(drop.reason(), 1L, Long::sum);
                                            drops.add(drop);
                                          }
                                        })))));
    derived();
    return new Counts(rows, dropped);
  }

  /** Writes what is made of the JSON Lines: the Parquet files. */
  void derived() throws IOException {
    for (Split split : Split.values()) {
      ParquetRows.copy(jsonLines(split), type, folder.resolve(split.id() + ".parquet"));
    }
  }

  public Path jsonLines(Split split) {
    return folder.resolve(split.id() + ".jsonl");
  }
}
