package toron.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import toron.ingest.layout.LaidText;
import toron.ingest.layout.Layout;
import toron.ingest.layout.PageGlyphs;
import toron.ingest.pdf.LimitException;
import toron.ingest.pdf.PdfGlyphs;

/**
 * Milliseconds a document for loading it, for its glyphs and for their layout, beside the stripper
 * that does it all.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgs = {"-XX:+UseSerialGC", "-Xmx1g"})
public class HotParts {
  private static final int GLYPHS = 10_000_000;
  private static final int DEPTH = 20;

  @Param("data-samples/pdf/kyoshitsu/ja-nade-kyukyusha.pdf")
  public String pdf = "";

  private byte[] bytes = {};
  private List<PageGlyphs> pages = List.of();

  @Setup
  public void open() throws IOException, LimitException {
    bytes = Files.readAllBytes(Path.of(pdf));
    pages = glyphs();
  }

  @Benchmark
  public int load() throws IOException {
    try (PDDocument loaded = Loader.loadPDF(bytes)) {
      return loaded.getNumberOfPages();
    }
  }

  /** Opened anew, as every document of a run is: its fonts are not known yet. */
  @Benchmark
  public List<PageGlyphs> glyphs() throws IOException, LimitException {
    try (PDDocument document = Loader.loadPDF(bytes)) {
      PdfGlyphs reader = new PdfGlyphs(GLYPHS, DEPTH);
      List<PageGlyphs> read = new ArrayList<>();
      for (int i = 0; i < document.getNumberOfPages(); i++) {
        read.add(reader.read(document.getPage(i), i + 1));
      }
      return read;
    }
  }

  @Benchmark
  public LaidText layout() {
    return Layout.of(pages);
  }

  @Benchmark
  public String stripper() throws IOException {
    try (PDDocument document = Loader.loadPDF(bytes)) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      return stripper.getText(document);
    }
  }
}
