package toron.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import toron.files.JsonLines;
import toron.files.Progress;
import toron.ingest.Document;
import toron.ingest.Failure;
import toron.ingest.Ingest;
import toron.ingest.IngestOptions;
import toron.ingest.IngestOptions.Ocr;
import toron.ingest.IngestResult;
import toron.ingest.Limits;

/**
 * Broken files by the thousand through the real ingest with its worker processes. A mutant that is
 * in neither list, or in both, ends the command with an error; so does a run that crashes. Mutants
 * that killed their reader, stalled it or filled its memory are kept and named.
 */
public final class FuzzIngest {
  /** What costs a worker; each is worth a look. */
  private static final Set<Failure.Reason> DEAR =
      Set.of(Failure.Reason.TIMEOUT, Failure.Reason.OUT_OF_MEMORY);

  private FuzzIngest() {}

  /**
   * @param args the folder of seeds, the number of mutants (2000), the first mutant's number (0),
   *     the folder to keep the worst in (none)
   */
  public static void main(String[] args) throws IOException {
    int count = args.length > 1 ? Integer.parseInt(args[1]) : 2000;
    long first = args.length > 2 ? Long.parseLong(args[2]) : 0;
    Path folder = Files.createTempDirectory("toron-fuzz");
    try {
      Path in = Files.createDirectory(folder.resolve("in"));
      Mutants mutants = new Mutants(seeds(Path.of(args[0])));
      for (int i = 0; i < count; i++) {
        Files.write(in.resolve(String.format("%06d.pdf", first + i)), mutants.mutant(first + i));
      }
      Path keep = args.length > 3 ? Path.of(args[3]) : null;
      check(in, folder.resolve("out"), count, keep);
    } finally {
      Folders.delete(folder);
    }
  }

  private static List<byte[]> seeds(Path folder) throws IOException {
    List<Path> paths;
    try (Stream<Path> files = Files.walk(folder)) {
      paths = files.filter(file -> file.toString().endsWith(".pdf")).sorted().toList();
    }
    List<byte[]> seeds = new ArrayList<>();
    for (Path path : paths) {
      seeds.add(Files.readAllBytes(path));
    }
    return seeds;
  }

  private static void check(Path in, Path out, int count, @Nullable Path keep) throws IOException {
    // A small machine reads a page in milliseconds: what needs 30 s, stalls.
    Limits limits = Limits.DEFAULT.within(30);
    IngestOptions options = new IngestOptions(Ocr.NEVER, 2, 256, limits, false);
    long begun = System.nanoTime();
    IngestResult result = new Ingest(options, Progress.NONE).run(List.of(in), out);
    double seconds = (System.nanoTime() - begun) / 1e9;
    Set<String> accounted = new HashSet<>();
    JsonLines.readAll(out.resolve(Ingest.DOCUMENTS), Document.class)
        .forEach(document -> once(accounted, document.source().path()));
    Map<String, Integer> details = new TreeMap<>();
    for (Failure failure : JsonLines.readAll(out.resolve(Ingest.FAILURES), Failure.class)) {
      once(accounted, failure.path());
      boolean died = failure.detail().contains("its reader died");
      if (died || DEAR.contains(failure.reason())) {
        System.out.println(failure);
        if (keep != null) {
          Files.createDirectories(keep);
          Files.copy(in.resolve(failure.path()), keep.resolve(failure.path()));
        }
      }
      details.merge(failure.reason() + (died ? ", its reader died" : ""), 1, Integer::sum);
    }
    if (accounted.size() != count) {
      throw new IOException(count - accounted.size() + " mutants are in neither list");
    }
    System.out.printf(
        "%d mutants in %.0f s: %d documents, failures %s; each in exactly one list%n",
        count, seconds, result.documents(), details);
  }

  private static void once(Set<String> accounted, String path) {
    if (!accounted.add(path)) {
      throw new IllegalStateException(path + " is there twice");
    }
  }
}
