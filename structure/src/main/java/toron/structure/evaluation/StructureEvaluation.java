package toron.structure.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import toron.files.BadDataException;
import toron.files.JsonLines;
import toron.files.Progress;
import toron.ingest.Document;
import toron.structure.DebateParser;
import toron.structure.debate.Debate;

/**
 * Scores the parser against gold debates on their own documents. Intervals are 95 % bootstrap
 * intervals of F1 over debates.
 */
public final class StructureEvaluation {
  private static final int SAMPLES = 1000;
  private static final int WORST = 20;

  private final long seed;
  private final Progress progress;

  public StructureEvaluation(long seed, Progress progress) {
    this.seed = seed;
    this.progress = progress;
  }

  /**
   * One line of the table.
   *
   * @param format the format of the gold debates, or {@code all}
   * @param low of the 95 % interval of {@code f1}
   */
  public record Row(
      String element,
      String format,
      int gold,
      int found,
      int right,
      double precision,
      double recall,
      double f1,
      double low,
      double high) {}

  /** What a person should look at first. */
  public record Case(String debate, String format, double unitF1, List<String> details) {
    public Case {
      details = List.copyOf(details);
    }
  }

  /**
   * Links of one range of confidence.
   *
   * @param mean of their confidence: {@code right / links} should be near it
   */
  public record Bin(double low, double high, int links, int right, double mean) {}

  public record Report(
      int documents, int debates, List<Row> rows, List<Bin> calibration, List<Case> worst) {
    public Report {
      calibration = List.copyOf(calibration);
      rows = List.copyOf(rows);
      worst = List.copyOf(worst);
    }
  }

  private record Scored(
      String debate,
      String format,
      Map<Element, Counts> counts,
      List<Comparison.Tie> ties,
      List<String> details) {}

  /**
   * @param gold a folder with {@code documents.jsonl} and {@code debates.jsonl}, or the latter
   */
  public Report run(Path gold) throws IOException {
    Path file = Files.isDirectory(gold) ? gold.resolve("debates.jsonl") : gold;
    Path documents = file.resolveSibling("documents.jsonl");
    Map<String, List<Debate>> wanted = new LinkedHashMap<>();
    for (Debate debate : JsonLines.readAll(file, Debate.class)) {
      if (debate.documents().isEmpty()) {
        throw BadDataException.in(file, debate.id() + " names no document");
      }
      wanted.computeIfAbsent(debate.documents().get(0), k -> new ArrayList<>()).add(debate);
    }
    progress.begin("evaluate structure", -1, "documents");
    List<Scored> scored = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    DebateParser parser = new DebateParser();
    try (Stream<Document> rows = JsonLines.read(documents, Document.class)) {
      for (Document document : (Iterable<Document>) rows::iterator) {
        seen.add(document.id());
        List<Debate> there = wanted.getOrDefault(document.id(), List.of());
        scored.addAll(score(document, there, parser.parse(document).debates()));
        progress.advance(1, document.source().path());
      }
    }
    for (String id : wanted.keySet()) {
      if (!seen.contains(id)) {
        throw BadDataException.in(documents, "lacks document " + id + ", which has gold debates");
      }
    }
    progress.end(scored.size() + " debates compared");
    return report(seen.size(), scored);
  }

  private static List<Scored> score(Document document, List<Debate> gold, List<Debate> found) {
    List<Scored> scored = new ArrayList<>();
    Map<Debate, Debate> pairs = Spans.match(gold, found, Debate::location, 0.2);
    for (Debate debate : gold) {
      Debate match = pairs.get(debate);
      if (match == null) {
        Map<Element, Counts> missed = new EnumMap<>(new Comparison(debate, debate).counts());
        missed.replaceAll((e, c) -> e.ofMatched() ? Counts.NONE : new Counts(c.gold(), 0, 0));
        scored.add(
            new Scored(
                debate.id(), debate.format(), missed, List.of(), List.of("debate not found")));
      } else {
        Comparison comparison = new Comparison(debate, match);
        scored.add(
            new Scored(
                debate.id(),
                debate.format(),
                comparison.counts(),
                comparison.ties(),
                comparison.worst()));
      }
    }
    for (Debate debate : found) {
      if (!pairs.containsValue(debate)) {
        Map<Element, Counts> invented = new EnumMap<>(new Comparison(debate, debate).counts());
        invented.replaceAll((e, c) -> e.ofMatched() ? Counts.NONE : new Counts(0, c.found(), 0));
        String detail = "a debate where " + document.source().path() + " has none";
        scored.add(new Scored(debate.id(), debate.format(), invented, List.of(), List.of(detail)));
      }
    }
    return scored;
  }

  private Report report(int documents, List<Scored> scored) {
    List<Row> rows = new ArrayList<>();
    Set<String> formats = new TreeSet<>();
    scored.forEach(s -> formats.add(s.format()));
    for (Element element : Element.values()) {
      rows.add(row(element, "all", scored));
      for (String format : formats) {
        rows.add(row(element, format, of(scored, format)));
      }
    }
    List<Case> worst =
        scored.stream()
            .sorted(Comparator.comparingDouble(StructureEvaluation::unitF1))
            .limit(WORST)
            .map(s -> new Case(s.debate(), s.format(), round(unitF1(s)), s.details()))
            .toList();
    List<Comparison.Tie> ties = scored.stream().flatMap(s -> s.ties().stream()).toList();
    return new Report(documents, scored.size(), rows, Calibration.of(ties), worst);
  }

  private static double unitF1(Scored scored) {
    return scored.counts().getOrDefault(Element.UNITS, Counts.NONE).f1();
  }

  private static List<Scored> of(List<Scored> scored, String format) {
    return scored.stream().filter(s -> s.format().equals(format)).toList();
  }

  private Row row(Element element, String format, List<Scored> scored) {
    List<Counts> each =
        scored.stream().map(s -> s.counts().getOrDefault(element, Counts.NONE)).toList();
    Counts sum = each.stream().reduce(Counts.NONE, Counts::plus);
    double[] interval = interval(each);
    return new Row(
        element.words(),
        format,
        sum.gold(),
        sum.found(),
        sum.right(),
        round(sum.precision()),
        round(sum.recall()),
        round(sum.f1()),
        round(interval[0]),
        round(interval[1]));
  }

  private double[] interval(List<Counts> each) {
    Random random = new Random(seed);
    double[] samples = new double[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      Counts sum = Counts.NONE;
      for (int j = 0; j < each.size(); j++) {
        sum = sum.plus(each.get(random.nextInt(each.size())));
      }
      samples[i] = sum.f1();
    }
    Arrays.sort(samples);
    return new double[] {samples[SAMPLES * 25 / 1000], samples[SAMPLES * 975 / 1000]};
  }

  private static double round(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  /** The report as a table for a terminal. */
  public static String table(Report report, @Nullable String format) {
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            "%-28s %-9s %5s %5s %5s  %9s %6s %5s  %s%n",
            "element",
            "format",
            "gold",
            "found",
            "right",
            "precision",
            "recall",
            "F1",
            "95 %"));
    for (Row row : report.rows()) {
      if (row.gold() + row.found() > 0 && (format == null || row.format().equals(format))) {
        out.append(
            String.format(
                Locale.ROOT,
                "%-28s %-9s %5d %5d %5d  %9.3f %6.3f %5.3f  %.3f–%.3f%n",
                row.element(),
                row.format(),
                row.gold(),
                row.found(),
                row.right(),
                row.precision(),
                row.recall(),
                row.f1(),
                row.low(),
                row.high()));
      }
    }
    return out + Calibration.table(report.calibration());
  }
}
