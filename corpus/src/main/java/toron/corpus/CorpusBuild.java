package toron.corpus;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import toron.files.Json;
import toron.files.JsonLines;
import toron.files.Manifest;
import toron.files.Progress;
import toron.files.RunLock;
import toron.ingest.Contribution;
import toron.structure.debate.Debate;

/**
 * Debates to a corpus: consent, filters, near-duplicates, splits by motion, pseudonyms.
 *
 * <p>Two passes, so that no debate is held: the first decides which debates stay and in which
 * split, the second writes them.
 */
public final class CorpusBuild {
  public static final String DEBATES = "debates.jsonl";
  public static final String DROPPED = "dropped.jsonl";
  public static final String REPLACEMENTS = "replacements.jsonl";
  public static final String SPLITS = "splits.jsonl";

  /** Debates that are alike: published twice, or with one case. */
  public static final String RELATED = "related.jsonl";

  /** Evidence that several debates read. */
  public static final String EVIDENCE = "evidence.jsonl";

  /** Names a person should look at; private. */
  public static final String REVIEW = "review.jsonl";

  private final CorpusOptions options;
  private final Progress progress;
  private final Clock clock;

  public CorpusBuild(CorpusOptions options, Progress progress) {
    this(options, progress, Clock.systemUTC());
  }

  CorpusBuild(CorpusOptions options, Progress progress, Clock clock) {
    this.options = options;
    this.progress = progress;
    this.clock = clock;
  }

  /**
   * Reads a folder that {@code structure} or {@code import} wrote and writes a corpus.
   *
   * @throws toron.files.BadDataException when a contract file is broken, with file and line
   */
  @SuppressWarnings("try") // the lock is held, not used
  public CorpusResult run(Path debates, Path out) throws IOException {
    long begun = clock.millis();
    try (RunLock lock = RunLock.take(out)) {
      Manifest manifest = Manifest.of(debates);
      Path documents = manifest.input(debates, "documents");
      Sources sources = Sources.read(documents);
      progress.begin("corpus", -1, "debates");
      Selection selection = select(debates, sources);
      write(debates, out, sources, selection);
      CorpusResult result = selection.result();
      manifest(debates, documents, out, selection, result);
      runFile(out, begun, result);
      progress.end(result.kept() + " of " + result.read() + " debates kept");
      return result;
    }
  }

  private LocalDate asOf() {
    String given = options.asOf();
    return given == null ? LocalDate.now(clock) : LocalDate.parse(given);
  }

  private Selection select(Path debates, Sources sources) throws IOException {
    Set<String> accepted = new HashSet<>();
    options.acceptedConditions().forEach(condition -> accepted.add(condition.strip()));
    Consent consent = new Consent(sources.contributions(), accepted, asOf());
    Selection selection =
        new Selection(
            options,
            consent,
            sources,
            new Splits(options.shares(), previous()),
            Contamination.of(options.evaluationTexts()));
    try (Stream<Debate> rows = JsonLines.read(debates.resolve(DEBATES), Debate.class)) {
      rows.forEach(
          debate -> {
            selection.see(debate);
            progress.advance(1, debate.id());
          });
    }
    selection.settle();
    return selection;
  }

  private Map<String, Split> previous() throws IOException {
    Map<String, Split> known = new HashMap<>();
    String folder = options.previous();
    if (folder != null) {
      for (Group group : JsonLines.readAll(Path.of(folder).resolve(SPLITS), Group.class)) {
        known.put(group.group(), group.split());
      }
    }
    return known;
  }

  /** A motion and its split: a row of {@code splits.jsonl}, which a later corpus can build on. */
  record Group(String group, Split split, long debates) {}

  private void write(Path debates, Path out, Sources sources, Selection selection)
      throws IOException {
    List<Pseudonyms.Key> keys = new ArrayList<>();
    String keyFile = options.keyFile();
    JsonLines.<CorpusDebate>write(
        out.resolve(DEBATES),
        kept ->
            JsonLines.<Replacement>write(
                out.resolve(REPLACEMENTS),
                replaced ->
                    JsonLines.<Pseudonyms.Review>write(
                        out.resolve(REVIEW),
                        review -> {
                          try (Stream<Debate> rows =
                              JsonLines.read(debates.resolve(DEBATES), Debate.class)) {
                            for (Debate debate : (Iterable<Debate>) rows::iterator) {
                              if (selection.kept(debate.id())) {
                                Pseudonyms.Result named = pseudonyms(debate, sources);
                                kept.add(selection.row(named.debate()));
                                add(replaced, named.replacements());
                                add(review, named.review());
                                if (keyFile != null) {
                                  keys.addAll(named.key());
                                }
                              }
                            }
                          }
                        })));
    JsonLines.writeAll(out.resolve(DROPPED), selection.dropped());
    JsonLines.writeAll(out.resolve(SPLITS), selection.groups());
    JsonLines.writeAll(out.resolve(RELATED), relatedKept(selection));
    JsonLines.writeAll(out.resolve(EVIDENCE), linksKept(selection));
    if (keyFile != null) {
      JsonLines.writeAll(Path.of(keyFile), keys);
    }
  }

  private static List<Shared.Related> relatedKept(Selection selection) {
    return selection.shared().related().stream()
        .filter(r -> r.degree().equals("same-round") || selection.kept(r.debate()))
        .toList();
  }

  private static List<Shared.Link> linksKept(Selection selection) {
    return selection.shared().links().stream()
        .filter(link -> selection.kept(link.debate()))
        .toList();
  }

  private static <T> void add(JsonLines.Sink<T> sink, List<T> rows) throws IOException {
    for (T row : rows) {
      sink.add(row);
    }
  }

  private Pseudonyms.Result pseudonyms(Debate debate, Sources sources) {
    if (!options.pseudonyms()) {
      return new Pseudonyms.Result(debate, List.of(), List.of(), List.of());
    }
    Set<String> mayBeNamed = new HashSet<>();
    for (SourceFile source : sources.of(debate)) {
      Contribution given = sources.contribution(source);
      if (given != null) {
        mayBeNamed.addAll(given.names());
      }
    }
    return Pseudonyms.apply(debate, mayBeNamed);
  }

  private void manifest(
      Path debates, Path documents, Path out, Selection selection, CorpusResult result)
      throws IOException {
    Map<String, String> inputs = new LinkedHashMap<>();
    inputs.put("debates", Manifest.relative(out, debates));
    inputs.put("documents", Manifest.relative(out, documents));
    Map<String, Object> configuration = new LinkedHashMap<>();
    configuration.putAll(
        Json.mapper().convertValue(options, new TypeReference<Map<String, Object>>() {}));
    configuration.remove("key-file");
    configuration.put("as-of", asOf().toString());
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("debates.read", result.read());
    counts.put("debates.kept", result.kept());
    result.splits().forEach((split, n) -> counts.put("debates." + split.id(), n));
    new TreeMap<>(result.dropped()).forEach((reason, n) -> counts.put("dropped." + reason, n));
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("filters", selection.filterTable());
    details.put("samples", selection.samples());
    details.put("balance", selection.balance());
    details.put("filledSplits", selection.filled());
    details.put("motionsInSeveralSplits", selection.motionsInSeveralSplits());
    details.put("warnings", result.warnings());
    details.put("contributions", selection.contributionsUsed());
    Manifest.of("corpus", inputs, configuration, counts, details).write(out);
  }

  private void runFile(Path out, long begun, CorpusResult result) throws IOException {
    double seconds = Math.max(1, clock.millis() - begun) / 1000.0;
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("stage", "corpus");
    run.put("seconds", seconds);
    run.put("debatesPerSecond", result.read() / seconds);
    Json.write(out.resolve("run.json"), run);
  }
}
