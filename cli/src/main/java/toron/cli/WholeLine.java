package toron.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import toron.corpus.CorpusBuild;
import toron.corpus.CorpusOptions;
import toron.corpus.CorpusResult;
import toron.files.BadDataException;
import toron.files.Json;
import toron.files.JsonLines;
import toron.files.Progress;
import toron.files.Version;
import toron.ingest.Document;
import toron.ingest.Ingest;
import toron.ingest.IngestOptions;
import toron.ingest.IngestResult;
import toron.report.RunReport;
import toron.report.RunSummary;
import toron.report.RunSummary.Link;
import toron.report.RunSummary.Stage;
import toron.rlhf.RlhfBuild;
import toron.rlhf.RlhfOptions;
import toron.rlhf.RlhfResult;
import toron.sft.SftBuild;
import toron.sft.SftOptions;
import toron.sft.SftResult;
import toron.structure.Structuring;
import toron.structure.debate.Debate;

/**
 * Every stage in the order of the data, as {@code toron run} does it: read top to bottom, this is
 * the line.
 */
final class WholeLine {
  private final Path input;
  private final Path out;
  private final @Nullable Path base;
  private final Progress progress;
  private final List<Stage> stages = new ArrayList<>();
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private final LineTraining training;

  /**
   * @param base the model to start from, or null: only the data stages
   */
  WholeLine(Path input, Path out, @Nullable Path base, Progress progress) {
    this.input = input;
    this.out = out;
    this.base = base;
    this.progress = progress;
    training = new LineTraining(out, stages, seconds, progress);
  }

  private <T> T timed(String name, LineTraining.Step<T> step) throws IOException {
    return LineTraining.timed(seconds, name, step);
  }

  /**
   * Runs the line and returns what it did; {@code report.html} and {@code summary.json} are
   * written.
   */
  RunSummary run() throws IOException {
    ingest();
    structure();
    corpus();
    long rows = sftBuild();
    long pairs = rlhfBuild();
    if (base != null && rows > 0) {
      training.run(base, rows, pairs);
    }
    return report();
  }

  Map<String, Double> seconds() {
    return seconds;
  }

  private void ingest() throws IOException {
    IngestResult result =
        timed(
            "ingest",
            () ->
                new Ingest(IngestOptions.DEFAULT, progress)
                    .run(List.of(input), out.resolve("ingest")));
    Map<String, Long> counts = new LinkedHashMap<>(Map.of("pages", result.pages()));
    counts.putAll(StageCommand.coded(result.flags()));
    stages.add(
        new Stage(
            "ingest",
            result.files(),
            "files",
            result.documents(),
            "documents",
            StageCommand.coded(result.failures()),
            counts));
    if (result.documents() == 0) {
      throw new BadDataException(
          input + ": nothing could be read; see " + out.resolve("ingest").resolve(Ingest.FAILURES));
    }
  }

  private void structure() throws IOException {
    Structuring.Result result =
        timed(
            "structure",
            () ->
                new Structuring(Structuring.Options.DEFAULT, progress)
                    .run(out.resolve("ingest"), out.resolve("structure")));
    Map<String, Long> drops = new LinkedHashMap<>();
    if (result.failures() > 0) {
      drops.put("no-debate", result.failures());
    }
    stages.add(
        new Stage(
            "structure",
            result.documents(),
            "documents",
            result.debates(),
            "debates",
            drops,
            result.formats()));
    if (result.debates() == 0) {
      throw new BadDataException(input + ": no debate was found in any document");
    }
  }

  private void corpus() throws IOException {
    CorpusResult result =
        timed(
            "corpus",
            () ->
                new CorpusBuild(CorpusOptions.DEFAULT, progress)
                    .run(out.resolve("structure"), out.resolve("corpus")));
    stages.add(
        new Stage(
            "corpus",
            result.read(),
            "debates",
            result.kept(),
            "debates",
            result.dropped(),
            StageCommand.coded(result.splits())));
  }

  private long sftBuild() throws IOException {
    SftResult result =
        timed(
            "sft build",
            () ->
                new SftBuild(SftOptions.DEFAULT, progress)
                    .run(out.resolve("corpus"), out.resolve("sft")));
    stages.add(
        new Stage(
            "sft build",
            result.debates(),
            "debates",
            result.rows(),
            "conversations",
            result.dropped(),
            result.tasks()));
    return result.rows();
  }

  private long rlhfBuild() throws IOException {
    RlhfResult result =
        timed(
            "rlhf build",
            () ->
                new RlhfBuild(RlhfOptions.DEFAULT, progress)
                    .run(out.resolve("corpus"), out.resolve("rlhf")));
    stages.add(
        new Stage(
            "rlhf build",
            result.debates(),
            "debates",
            result.pairs(),
            "pairs",
            result.dropped(),
            result.signals()));
    return result.pairs();
  }

  private RunSummary report() throws IOException {
    List<Link> pages = new ArrayList<>();
    timed("view", () -> view(pages));
    LineModels asked = training.models();
    RunSummary summary =
        new RunSummary(
            title(),
            Version.TORON,
            stages,
            training.trainings(),
            training.comparisons(),
            asked == null ? List.of() : asked.grounding(),
            asked == null ? List.of() : asked.generations(),
            pages);
    Json.write(out.resolve("summary.json"), summary);
    Json.write(out.resolve("run.json"), Map.of("seconds", seconds));
    new RunReport(new SourceImages(out.resolve("ingest")))
        .write(summary, seconds, sample(), out.resolve("report.html"));
    return summary;
  }

  private boolean view(List<Link> pages) throws IOException {
    ViewCommand.debates(out.resolve("structure"), out.resolve("ingest"), out, null);
    try (Stream<Debate> debates =
        JsonLines.read(out.resolve("structure/debates.jsonl"), Debate.class)) {
      debates.forEach(
          debate -> {
            Debate.Passage motion = debate.motion();
            pages.add(
                new Link(
                    debate.format() + ": " + (motion == null ? debate.id() : motion.text()),
                    "flow/" + toron.report.PageLinks.fileName(debate.id())));
          });
    }
    return true;
  }

  /** The page to show: the first vertical one with a debate, or the first with a debate. */
  private RunReport.@Nullable Sample sample() throws IOException {
    Map<String, Debate> debates = new LinkedHashMap<>();
    for (Debate debate : JsonLines.readAll(out.resolve("structure/debates.jsonl"), Debate.class)) {
      if (debate.motion() != null && !debate.arguments().isEmpty()) {
        debates.putIfAbsent(debate.documents().get(0), debate);
      }
    }
    RunReport.Sample first = null;
    try (Stream<Document> documents =
        JsonLines.read(out.resolve("ingest").resolve(Ingest.DOCUMENTS), Document.class)) {
      for (Document document : (Iterable<Document>) documents::iterator) {
        Debate debate = debates.get(document.id());
        if (debate == null || !document.source().mediaType().equals("application/pdf")) {
          continue;
        }
        int page = debate.arguments().get(0).location().get(0).page();
        RunReport.Sample sample = new RunReport.Sample(document, page, debate);
        boolean vertical =
            document.pages().get(page - 1).lines().stream()
                    .filter(line -> line.writing() == Document.Writing.VERTICAL)
                    .count()
                > document.pages().get(page - 1).lines().size() / 2;
        if (vertical) {
          return sample;
        }
        first = first == null ? sample : first;
      }
    }
    return first;
  }

  /** The last two names of the input: enough for a person to know it again. */
  private String title() {
    Path whole = input.toAbsolutePath().normalize();
    int names = whole.getNameCount();
    return whole.subpath(Math.max(0, names - 2), names).toString().replace('\\', '/');
  }

  /** Where a model folder must be for a run to train. */
  static boolean isModel(Path folder) {
    return Files.isRegularFile(folder.resolve("config.json"));
  }
}
