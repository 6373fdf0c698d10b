package toron.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import toron.files.Hashes;
import toron.files.Json;
import toron.files.JsonLines;
import toron.files.Manifest;
import toron.files.Progress;
import toron.files.RunLock;
import toron.ingest.Failure.Reason;
import toron.ingest.Inputs.Item;

/**
 * Files to documents. Every input file ends up in {@code documents.jsonl} or, with a reason, in
 * {@code failures.jsonl}, both in the order of the paths; a run that was stopped goes on where it
 * was and writes the same bytes.
 */
public final class Ingest {
  public static final String DOCUMENTS = "documents.jsonl";
  public static final String FAILURES = "failures.jsonl";

  private final IngestOptions options;
  private final Progress progress;

  /** Paths of files that were not the same before and after they were read; not in the journal. */
  private final Set<String> changed = new HashSet<>();

  public Ingest(IngestOptions options, Progress progress) {
    this.options = options;
    this.progress = progress;
  }

  /** Whether pages without text can be read here: whether Tesseract is installed. */
  public static boolean canReadImages() {
    return Rivals.onPath("tesseract");
  }

  /**
   * Reads files and folders.
   *
   * @throws toron.files.ConfigException when an input is not there, or another run writes here
   * @throws toron.files.BadDataException when a contribution.yaml cannot be read
   */
  @SuppressWarnings("try") // the lock is held, not used
  public IngestResult run(List<Path> roots, Path out) throws IOException {
    long begun = System.nanoTime();
    changed.clear();
    Inputs inputs = Inputs.of(roots);
    try (RunLock lock = RunLock.take(out);
        WorkArea area = WorkArea.in(out);
        Journal journal = Journal.open(out, configuration());
        Workers workers = new Workers(options, area)) {
      if (journal.size() < inputs.items().size()) {
        workers.prepare(inputs.items().size() - journal.size());
      }
      List<Hashed> files = hash(inputs.items());
      List<Hashed> open = new ArrayList<>();
      for (Hashed file : files) {
        if (file.first && file.refused == null && !journal.has(file.sha256, options.retry())) {
          open.add(file);
        }
      }
      progress.begin("ingest", open.size(), "files");
      read(open, journal, workers);
      journal.force();
      IngestResult result = write(files, journal, out, open.size());
      manifest(roots, inputs, result, out);
      double seconds = (System.nanoTime() - begun) / 1e9;
      Json.write(
          out.resolve("run.json"),
          Map.of(
              "seconds", seconds, "read", open.size(), "pagesPerSecond", result.pages() / seconds));
      progress.end(
          result.documents()
              + " documents, "
              + (result.files() - result.documents())
              + " failures");
      return result;
    }
  }

  /** A file with the hash of its bytes; {@code first} of those with the same bytes. */
  private record Hashed(
      Item item, String sha256, boolean first, @Nullable String twin, @Nullable Outcome refused) {}

  private List<Hashed> hash(List<Item> items) {
    Map<String, String> seen = new HashMap<>();
    List<Hashed> hashed = new ArrayList<>();
    for (Item item : items) {
      Outcome refused = null;
      String sha256 = "";
      try {
        long bytes = Files.size(item.file());
        if (!Files.isRegularFile(item.file())) {
          // A pipe would never end.
          refused =
              Outcome.failed(
                  item.path(),
                  null,
                  Reason.UNSUPPORTED,
                  null,
                  Files.isDirectory(item.file())
                      ? "a link to a folder, which is not followed"
                      : "neither a file nor a folder");
        } else if (bytes > options.limits().bytes()) {
          refused =
              Outcome.failed(
                  item.path(),
                  null,
                  Reason.TOO_LARGE,
                  null,
                  bytes + " bytes, the limit is " + options.limits().bytes());
        } else {
          sha256 = Hashes.sha256(item.file());
          if (bytes == 0) {
            refused =
                Outcome.failed(item.path(), sha256, Reason.EMPTY, null, "the file has no bytes");
          }
        }
      } catch (IOException e) {
        refused =
            Outcome.failed(
                item.path(), null, Reason.CORRUPT, null, "cannot be opened: " + Failure.said(e));
      }
      String twin = refused == null ? seen.putIfAbsent(sha256, item.path()) : null;
      hashed.add(new Hashed(item, sha256, twin == null, twin, refused));
    }
    return hashed;
  }

  private void read(List<Hashed> open, Journal journal, Workers workers) throws IOException {
    Map<String, String> hashes = new HashMap<>();
    List<Item> items = new ArrayList<>();
    for (Hashed file : open) {
      hashes.put(file.item.path(), file.sha256);
      items.add(file.item);
    }
    long begun = System.nanoTime();
    long[] pages = new long[1];
    Workers.Sink sink =
        answer -> {
          Outcome outcome = answer.outcome();
          String sha256 = hashes.get(outcome.path());
          if (sha256 == null) {
            throw new IOException("an answer for a file that nobody asked for: " + outcome.path());
          }
          if (isOfOtherBytes(outcome, sha256)) {
            changed.add(outcome.path());
          } else {
            journal.add(sha256, answer);
          }
          pages[0] += outcome.pages();
          progress.advance(1, told(outcome, pages[0] / ((System.nanoTime() - begun) / 1e9)));
        };
    if (options.workers() == 0) {
      FileReading reading = new FileReading(options);
      for (Item item : items) {
        sink.accept(reading.read(item.file(), item.path()));
      }
    } else {
      workers.read(items, sink);
    }
  }

  private static String told(Outcome outcome, double pagesPerSecond) {
    Failure failure = outcome.failure();
    return String.format(
        java.util.Locale.ROOT,
        "%.1f pages/s  %s%s",
        pagesPerSecond,
        outcome.path(),
        failure == null ? "" : ": " + failure.detail());
  }

  private static boolean isOfOtherBytes(Outcome outcome, String sha256) {
    Document.Source source = outcome.source();
    Failure failure = outcome.failure();
    String read = source != null ? source.sha256() : failure == null ? null : failure.sha256();
    return read != null && !read.equals(sha256);
  }

  private IngestResult write(List<Hashed> files, Journal journal, Path out, long read)
      throws IOException {
    Map<Reason, Long> reasons = new EnumMap<>(Reason.class);
    Map<Document.PageFlag, Long> flags = new EnumMap<>(Document.PageFlag.class);
    long[] count = new long[2];
    Map<String, String> consent = consents(files);
    JsonLines.<Failure>write(
        out.resolve(FAILURES),
        failures ->
            JsonLines.<Document>write(
                out.resolve(DOCUMENTS),
                documents -> {
                  for (Hashed file : files) {
                    Answer answer = answer(file, journal);
                    Outcome outcome = answer.outcome();
                    Document.Source source = outcome.source();
                    Failure failure = outcome.failure();
                    if (source != null) {
                      // The journal knows bytes; where they lie and whose they are may have
                      // changed since.
                      documents.line(
                          answer.row(source.at(file.item.path(), consent.get(file.sha256))));
                      count[0]++;
                      count[1] += outcome.pages();
                      outcome.flags().forEach((flag, n) -> flags.merge(flag, (long) n, Long::sum));
                    } else if (failure != null) {
                      failures.add(failure);
                      reasons.merge(failure.reason(), 1L, Long::sum);
                    }
                  }
                }));
    return new IngestResult(files.size(), count[0], count[1], reasons, read, flags);
  }

  /** A twin's folder speaks for the document too, where the first copy lies in no contribution. */
  private static Map<String, String> consents(List<Hashed> files) {
    Map<String, String> consent = new HashMap<>();
    for (Hashed file : files) {
      String contribution = file.item.contribution();
      if (contribution != null && file.refused == null) {
        consent.putIfAbsent(file.sha256, contribution);
      }
    }
    return consent;
  }

  private Answer answer(Hashed file, Journal journal) throws IOException {
    String path = file.item.path();
    if (file.refused != null) {
      return new Answer(file.refused);
    }
    if (!file.first) {
      return failed(file, Reason.DUPLICATE, null, "the same bytes as " + file.twin);
    }
    Answer answer = journal.get(file.sha256);
    if (answer == null && changed.contains(path)) {
      return failed(file, Reason.CORRUPT, null, "it changed while it was read; run again");
    }
    if (answer == null) {
      throw new IllegalStateException("a file without an outcome: " + path);
    }
    Failure failure = answer.outcome().failure();
    return failure == null
        ? answer
        : failed(file, failure.reason(), failure.page(), failure.detail());
  }

  private static Answer failed(Hashed file, Reason reason, @Nullable Integer page, String detail) {
    return new Answer(Outcome.failed(file.item.path(), file.sha256, reason, page, detail));
  }

  private String configuration() {
    return Hashes.sha256(
            Json.line(
                List.of(
                    toron.files.Version.TORON,
                    options.ocr(),
                    // Pages that could not be read yet are read once Tesseract is there.
                    options.ocr() != IngestOptions.Ocr.NEVER && Rivals.onPath("tesseract"),
                    options.limits(),
                    options.workerMegabytes())))
        .substring(0, 16);
  }

  private void manifest(List<Path> roots, Inputs inputs, IngestResult result, Path out)
      throws IOException {
    Map<String, String> named = new LinkedHashMap<>();
    for (int i = 0; i < roots.size(); i++) {
      named.put(i == 0 ? "input" : "input-" + (i + 1), Manifest.relative(out, roots.get(i)));
    }
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("files", result.files());
    counts.put("documents", result.documents());
    counts.put("pages", result.pages());
    result.failures().forEach((reason, n) -> counts.put("failures." + code(reason), n));
    result.flags().forEach((flag, n) -> counts.put("pages." + code(flag), n));
    Map<String, Object> configuration = new LinkedHashMap<>();
    configuration.put("ocr", options.ocr());
    configuration.put("limits", options.limits());
    Manifest.of(
            "ingest", named, configuration, counts, Map.of("contributions", inputs.contributions()))
        .write(out);
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
