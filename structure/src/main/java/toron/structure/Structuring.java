package toron.structure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import toron.files.BadDataException;
import toron.files.Json;
import toron.files.JsonLines;
import toron.files.Manifest;
import toron.files.Progress;
import toron.files.RunLock;
import toron.ingest.Document;
import toron.structure.debate.Debate;

/**
 * The stage: documents of an ingest folder into debates. Documents are read one by one, and every
 * document is either in {@code debates.jsonl} or in {@code failures.jsonl}.
 */
public final class Structuring {
  private static final String DEBATES = "debates.jsonl";
  private static final String DOCUMENTS = "documents.jsonl";
  private static final String FAILURES = "failures.jsonl";

  private final Options options;
  private final Progress progress;

  public Structuring(Options options, Progress progress) {
    this.options = options;
    this.progress = progress;
  }

  /**
   * Settings of a run.
   *
   * @param minConfidence debates below it are failures with the reason {@code low-confidence}
   */
  public record Options(double minConfidence) {
    public static final Options DEFAULT = new Options(0);

    public Options {
      if (!(minConfidence >= 0 && minConfidence <= 1)) {
        throw new IllegalArgumentException(
            "minConfidence is between 0 and 1, not " + minConfidence);
      }
    }
  }

  /** How much was done. */
  public record Result(long documents, long debates, long failures, Map<String, Long> formats) {}

  /** A document without a debate. One row of {@code failures.jsonl}. */
  public record Failure(String path, String document, String reason, String detail) {}

  /**
   * @param documents the output folder of ingest
   * @throws BadDataException when the folder is not one, or a row of it is broken
   */
  public Result run(Path documents, Path out) throws IOException {
    Path file = documents.resolve(DOCUMENTS);
    if (!Files.isRegularFile(file)) {
      throw BadDataException.in(documents, "no " + DOCUMENTS + ": not the output of toron ingest");
    }
    long started = System.nanoTime();
    progress.begin("structure", count(file), "documents");
    Tally tally = new Tally();
    RunLock lock = RunLock.take(out);
    try (lock) {
      List<Failure> failures = new ArrayList<>();
      JsonLines.<Debate>write(out.resolve(DEBATES), sink -> parse(file, sink, failures, tally));
      JsonLines.writeAll(out.resolve(FAILURES), failures);
      manifest(documents, out, tally).write(out);
      double seconds = (System.nanoTime() - started) / 1e9;
      Json.write(
          out.resolve("run.json"),
          Map.of("stage", "structure", "seconds", Math.round(seconds * 1000) / 1000.0));
    }
    progress.end(tally.debates + " debates in " + tally.documents + " documents");
    return new Result(tally.documents, tally.debates, tally.failures, tally.formats);
  }

  private static final class Tally {
    private long documents;
    private long debates;
    private long failures;
    private final Map<String, Long> formats = new TreeMap<>();
  }

  private void parse(Path file, JsonLines.Sink<Debate> sink, List<Failure> failures, Tally tally)
      throws IOException {
    DebateParser parser = new DebateParser();
    try (Stream<Document> rows = JsonLines.read(file, Document.class)) {
      for (Document document : (Iterable<Document>) rows::iterator) {
        DebateParser.Result result = parser.parse(document);
        tally.documents++;
        boolean kept = false;
        for (Debate debate : result.debates()) {
          if (debate.confidence() >= options.minConfidence()) {
            sink.add(debate);
            tally.debates++;
            tally.formats.merge(debate.format(), 1L, Long::sum);
            kept = true;
          }
        }
        if (!kept) {
          failures.add(failure(document, result));
          tally.failures++;
        }
        progress.advance(1, document.source().path());
      }
    }
  }

  private static Failure failure(Document document, DebateParser.Result result) {
    boolean none = result.debates().isEmpty();
    return new Failure(
        document.source().path(),
        document.id(),
        none ? result.reason() : "low-confidence",
        none ? result.detail() : "below the confidence asked for");
  }

  private Manifest manifest(Path documents, Path out, Tally tally) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("documents", tally.documents);
    counts.put("debates", tally.debates);
    counts.put("failures", tally.failures);
    tally.formats.forEach((format, n) -> counts.put("debates." + format, n));
    return Manifest.of(
        "structure",
        Map.of("documents", Manifest.relative(out, documents)),
        Map.of("minConfidence", options.minConfidence()),
        counts,
        Map.of());
  }

  private static long count(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.filter(line -> !line.isBlank()).count();
    }
  }
}
