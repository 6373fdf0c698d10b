package toron.structure.importers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import toron.files.BadDataException;
import toron.files.Config;
import toron.files.JsonLines;
import toron.files.Manifest;
import toron.files.RunLock;
import toron.ingest.Contribution;
import toron.ingest.Document;
import toron.structure.debate.Debate;

/** The output folder of an import: documents and debates side by side, and whose they are. */
final class ImportFolder {
  private ImportFolder() {}

  /** Fills both files, debate by debate. */
  @FunctionalInterface
  interface Filling {
    void fill(Rows rows) throws IOException;
  }

  /** Takes one debate. */
  interface Rows {
    void add(Composer.Composed composed) throws IOException;

    /** What could not be used, and why. */
    void fail(Failure failure);
  }

  /**
   * A row of {@code failures.jsonl}.
   *
   * @param path the file, and the entry in it
   */
  record Failure(String path, String reason, String detail) {}

  /** How many debates there are. */
  static ImportResult write(
      String name, Path input, Path out, Contribution contribution, Filling filling)
      throws IOException {
    long[] count = new long[1];
    List<Failure> failures = new ArrayList<>();
    RunLock lock = RunLock.take(out);
    try (lock) {
      JsonLines.<Document>write(
          out.resolve("documents.jsonl"),
          documents ->
              JsonLines.<Debate>write(
                  out.resolve("debates.jsonl"),
                  debates ->
                      filling.fill(
                          new Rows() {
                            @Override
                            public void add(Composer.Composed composed) throws IOException {
                              documents.add(composed.document());
                              debates.add(composed.debate());
                              count[0]++;
                            }

                            @Override
                            public void fail(Failure failure) {
                              failures.add(failure);
                            }
                          })));
      if (count[0] == 0) {
        throw BadDataException.in(input, "holds no debate");
      }
      JsonLines.writeAll(out.resolve("failures.jsonl"), failures);
      Map<String, Object> configuration = new LinkedHashMap<>();
      configuration.put("data", name);
      configuration.put("input", String.valueOf(input.getFileName()));
      Map<String, Long> counts = new LinkedHashMap<>();
      counts.put("documents", count[0]);
      counts.put("debates", count[0]);
      for (Failure failure : failures) {
        counts.merge("failures." + failure.reason(), 1L, Long::sum);
      }
      Manifest.of(
              "import",
              Map.of("documents", "."),
              configuration,
              counts,
              Map.of("contributions", List.of(contribution)))
          .write(out);
    }
    Map<String, Long> reasons = new TreeMap<>();
    failures.forEach(failure -> reasons.merge(failure.reason(), 1L, Long::sum));
    return new ImportResult(count[0], reasons);
  }

  /**
   * The {@code contribution.yaml} of the folder.
   *
   * @throws BadDataException where there is none: what nobody has given must not be used
   */
  static Contribution contribution(Path folder) throws IOException {
    Path file = folder.resolve(Contribution.FILE);
    if (!Files.isRegularFile(file)) {
      throw BadDataException.in(folder, "no " + Contribution.FILE + ": whose data is it?");
    }
    return Config.read(file, Contribution.class);
  }

  /** A file, or the folder that it lies in. */
  static Path folder(Path input) {
    if (Files.isDirectory(input)) {
      return input;
    }
    if (!Files.isRegularFile(input)) {
      throw new BadDataException(input + ": no such file");
    }
    Path parent = input.toAbsolutePath().getParent();
    if (parent == null) {
      throw new BadDataException(input + ": not a file");
    }
    return parent;
  }
}
