package toron.ingest.ocr;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import toron.ingest.layout.Glyph;
import toron.ingest.layout.ReadLine;

/** Page images to glyphs through the tesseract command, where it is installed. */
public final class Tesseract {
  /** How to get what is missing. */
  public static final String ADVICE =
      "install tesseract-ocr with tesseract-ocr-jpn and tesseract-ocr-jpn-vert to read it";

  /** Dots per inch that its models were trained for. */
  public static final int DPI = 300;

  private static final double POINTS = 72.0 / DPI;

  /** Its page segmentation modes: a page with columns, one block, one block written downwards. */
  private static final String PAGE = "3";

  private static final String BLOCK = "6";
  private static final String BLOCK_DOWN = "5";

  private final Set<String> languages;
  private final Predicate<String> japanese;

  private Tesseract(Set<String> languages, Predicate<String> japanese) {
    this.languages = languages;
    this.japanese = japanese;
  }

  /** What a page says by OCR, and how sure Tesseract is, 0 to 1. */
  public record Read(List<ReadLine> lines, int letters, double confidence) {}

  /**
   * Null where it is not installed.
   *
   * @param japanese whether some words are
   */
  public static @Nullable Tesseract find(Predicate<String> japanese) {
    try {
      Set<String> languages = new TreeSet<>();
      for (String line : run(List.of("tesseract", "--list-langs")).split("\n")) {
        languages.add(line.strip());
      }
      return new Tesseract(languages, japanese);
    } catch (IOException e) {
      return null;
    }
  }

  /** Reads a page both ways, across and down, and keeps what Tesseract is surer of. */
  public Read read(BufferedImage image) throws IOException {
    Path file = Files.createTempFile("toron-page", ".pgm");
    try {
      PagePicture.write(image, file);
      Read across = across(file);
      if (!languages.contains("jpn_vert")) {
        return across;
      }
      Read down = read(file, "jpn_vert", BLOCK_DOWN);
      return weight(down) > weight(across) ? tiers(image, down, file) : across;
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** In Japanese; in English too where that found hardly any. Both at once confuse each other. */
  private Read across(Path file) throws IOException {
    if (!languages.contains("jpn")) {
      return read(file, "eng", PAGE);
    }
    Read first = read(file, "jpn", PAGE);
    StringBuilder words = new StringBuilder();
    first.lines.forEach(line -> line.glyphs().forEach(g -> words.append(g.text())));
    if (!languages.contains("eng") || japanese.test(words.toString())) {
      return first;
    }
    Read english = read(file, "eng", PAGE);
    return weight(english) > weight(first) ? english : first;
  }

  /** Reads the tiers of a page one by one, where it has any. */
  private Read tiers(BufferedImage image, Read whole, Path file) throws IOException {
    double[] sizes =
        whole.lines.stream()
            .flatMap(line -> line.glyphs().stream())
            .mapToDouble(Glyph::size)
            .sorted()
            .toArray();
    double em = sizes[sizes.length / 2] / POINTS;
    List<ReadLine> lines = new ArrayList<>();
    int letters = 0;
    double sure = 0;
    for (Rectangle part : Tiers.of(image, em)) {
      PagePicture.write(Tiers.only(image, part), file);
      boolean head = part.height < Tiers.HEAD * em + em && languages.contains("jpn");
      Read read = read(file, head ? "jpn" : "jpn_vert", head ? BLOCK : BLOCK_DOWN);
      lines.addAll(read.lines);
      letters += read.letters;
      sure += read.confidence * read.letters;
    }
    return letters == 0 ? whole : new Read(lines, letters, sure / letters);
  }

  private static double weight(Read read) {
    return read.confidence * Math.sqrt(read.letters);
  }

  /** Tesseract's own text of a picture, with its own page layout and line breaks. */
  public String plain(BufferedImage image, String language, int dpi) throws IOException {
    Path png = Files.createTempFile("toron-page", ".png");
    try {
      ImageIO.write(image, "png", png.toFile());
      return run(
          List.of(
              "tesseract", png.toString(), "stdout", "-l", language, "--dpi", String.valueOf(dpi)));
    } finally {
      Files.deleteIfExists(png);
    }
  }

  private static Read read(Path file, String language, String mode) throws IOException {
    String tsv =
        run(
            List.of(
                "tesseract",
                file.toString(),
                "stdout",
                "-l",
                language,
                "--psm",
                mode,
                "--dpi",
                String.valueOf(DPI),
                "tsv"));
    return TesseractTsv.parse(tsv, POINTS, language.endsWith("_vert"));
  }

  private static String run(List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    // Its threads only get in each other's way when several pages are read at once.
    builder.environment().put("OMP_THREAD_LIMIT", "1");
    Process process = builder.start();
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exit = process.waitFor();
      if (exit != 0) {
        throw new IOException(command.get(0) + " ended with exit code " + exit);
      }
      return output;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
