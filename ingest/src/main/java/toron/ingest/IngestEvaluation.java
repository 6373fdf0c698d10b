package toron.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import toron.files.BadDataException;
import toron.files.Json;

/**
 * How truly pages are read: PDFs with a JSON of the same name beside them that holds the printed
 * {@code text}, the {@code ruby} pairs and the {@code furniture} that is not text.
 *
 * <p>The error rate is the Levenshtein distance of characters (NFKC, white space removed) over the
 * length of the truth.
 */
public final class IngestEvaluation {
  /**
   * One file's figures.
   *
   * @param errors error rate by reader: {@code toron} and whatever rivals are installed
   * @param rubyExact pairs of base and reading found exactly, of {@code rubyTotal}
   * @param furnitureLeaked furniture texts that are in the body
   */
  public record Row(
      String file,
      Map<String, Double> errors,
      int rubyExact,
      int rubyTotal,
      int furnitureLeaked,
      String note) {}

  private IngestEvaluation() {}

  /** Measures every PDF of a folder that has its truth beside it, by name. */
  public static List<Row> of(Path gold) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (Path pdf : files(gold)) {
      rows.add(row(pdf, Json.read(truth(pdf), JsonNode.class)));
    }
    return rows;
  }

  /** The PDFs of a folder that have their truth beside them. */
  static List<Path> files(Path gold) throws IOException {
    try (Stream<Path> files = Files.list(gold)) {
      List<Path> pdfs =
          files
              .filter(f -> f.toString().endsWith(".pdf") && Files.exists(truth(f)))
              .sorted()
              .toList();
      if (pdfs.isEmpty()) {
        throw BadDataException.in(gold, "no PDF here has a JSON of the same name beside it");
      }
      return pdfs;
    }
  }

  static String text(JsonNode truth) {
    StringBuilder printed = new StringBuilder();
    truth.path("text").forEach(paragraph -> printed.append(paragraph.asText()).append('\n'));
    return printed.toString();
  }

  /** Wrong characters as a share of the true ones, which are normal already. */
  static double errors(String want, String got) {
    return Distance.of(want, normal(got)) / (double) Math.max(1, want.length());
  }

  static Path truth(Path pdf) {
    String name = String.valueOf(pdf.getFileName());
    return pdf.resolveSibling(name.substring(0, name.length() - 4) + ".json");
  }

  private static Row row(Path pdf, JsonNode truth) throws IOException {
    String want = normal(text(truth));
    String name = String.valueOf(pdf.getFileName());
    Map<String, Double> errors = new LinkedHashMap<>();
    Reading reading;
    try {
      reading = new PdfReader(Limits.DEFAULT, IngestOptions.Ocr.NEVER).read(pdf);
    } catch (UnreadableException e) {
      errors.put("toron", 1.0);
      return new Row(
          name, errors, 0, truth.path("ruby").size(), 0, e.reason() + ": " + e.getMessage());
    }
    String got = normal(reading.text());
    errors.put("toron", errors(want, got));
    for (Map.Entry<String, String> rival : Rivals.read(pdf).entrySet()) {
      errors.put(rival.getKey(), errors(want, rival.getValue()));
    }
    int leaked = 0;
    for (JsonNode furniture : truth.path("furniture")) {
      String words = normal(furniture.asText());
      leaked += !want.contains(words) && got.contains(words) ? 1 : 0;
    }
    return new Row(name, errors, rubyExact(reading, truth), truth.path("ruby").size(), leaked, "");
  }

  /** Pairs in order, as a longest common subsequence, so that one missed pair costs one. */
  private static int rubyExact(Reading reading, JsonNode truth) {
    List<String> want = new ArrayList<>();
    truth
        .path("ruby")
        .forEach(pair -> want.add(pair.path(0).asText() + "|" + pair.path(1).asText()));
    List<String> got = new ArrayList<>();
    for (Document.Ruby ruby : reading.ruby()) {
      int from = reading.text().offsetByCodePoints(0, ruby.begin());
      int to = reading.text().offsetByCodePoints(0, ruby.end());
      got.add(reading.text().substring(from, to) + "|" + ruby.text());
    }
    int[] best = new int[got.size() + 1];
    for (String pair : want) {
      int diagonal = 0;
      for (int j = 1; j <= got.size(); j++) {
        int above = best[j];
        best[j] = got.get(j - 1).equals(pair) ? diagonal + 1 : Math.max(best[j], best[j - 1]);
        diagonal = above;
      }
    }
    return best[got.size()];
  }

  static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s+", "");
  }
}
