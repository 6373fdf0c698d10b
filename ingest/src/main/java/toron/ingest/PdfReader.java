package toron.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;
import toron.ingest.Document.Extraction;
import toron.ingest.Document.Line;
import toron.ingest.Document.Page;
import toron.ingest.Document.PageFlag;
import toron.ingest.Document.Role;
import toron.ingest.Document.Ruby;
import toron.ingest.Document.Writing;
import toron.ingest.IngestOptions.Ocr;
import toron.ingest.layout.LaidText;
import toron.ingest.layout.LaidText.Kind;
import toron.ingest.layout.LaidText.PageLines;
import toron.ingest.layout.LaidText.Printed;
import toron.ingest.layout.Layout;
import toron.ingest.layout.PageGlyphs;
import toron.ingest.ocr.PagePicture;
import toron.ingest.ocr.Tesseract;
import toron.ingest.pdf.LimitException;
import toron.ingest.pdf.PdfGlyphs;
import toron.ingest.pdf.Pictures;

/** Reads a PDF's text layer. */
final class PdfReader {
  private static final Map<Kind, Role> ROLES = roles();

  /** Below this, what OCR read should be looked at. */
  private static final double UNSURE = 0.6;

  private final Limits limits;
  private final @Nullable Tesseract tesseract;
  private final boolean always;

  PdfReader(Limits limits, Ocr ocr) {
    this.limits = limits;
    this.tesseract = ocr == Ocr.NEVER ? null : Tesseract.find(Language::isJapanese);
    this.always = ocr == Ocr.ALWAYS;
  }

  Reading read(Path file) throws UnreadableException, IOException {
    List<PageGlyphs> pages;
    Map<Integer, Double> seen;
    @Nullable String title;
    try (PDDocument pdf = open(file)) {
      int count = pdf.getNumberOfPages();
      if (count == 0) {
        throw new UnreadableException(Failure.Reason.EMPTY, null, "the PDF has no pages");
      }
      if (count > limits.pages()) {
        throw new UnreadableException(
            Failure.Reason.TOO_LARGE, null, count + " pages, the limit is " + limits.pages());
      }
      pages = glyphs(pdf, count);
      seen = tesseract == null ? Map.of() : recognise(pdf, pages, tesseract);
      title = pdf.getDocumentInformation().getTitle();
    }
    // The document is gone by now, and the glyphs once they are laid out: either of one with
    // thousands of pages fills the memory.
    Set<Integer> displaced =
        pages.stream()
            .filter(PageGlyphs::displaced)
            .map(PageGlyphs::number)
            .collect(Collectors.toUnmodifiableSet());
    LaidText laid = Layout.of(pages);
    pages.clear();
    return reading(laid, title, seen, displaced);
  }

  /** Reads the pages that have no usable text layer as images; confidences by page number. */
  private Map<Integer, Double> recognise(
      PDDocument pdf, List<PageGlyphs> pages, Tesseract tesseract)
      throws UnreadableException, IOException {
    Map<Integer, Double> seen = new HashMap<>();
    for (int i = 0; i < pages.size(); i++) {
      PageGlyphs page = pages.get(i);
      StringBuilder words = new StringBuilder();
      page.glyphs().forEach(g -> words.append(g.text()));
      if (always || words.toString().isBlank() || Garble.looksGarbled(words.toString())) {
        try {
          new Pictures(limits.pixels(), limits.depth()).check(pdf.getPage(i), Tesseract.DPI);
        } catch (LimitException e) {
          throw tooLarge(e, page.number());
        }
        Tesseract.Read read = tesseract.read(PagePicture.of(pdf, i));
        if (!read.lines().isEmpty()) {
          pages.set(i, PageGlyphs.read(page.number(), page.width(), page.height(), read.lines()));
          seen.put(page.number(), read.confidence());
        }
      }
    }
    return seen;
  }

  static PDDocument open(Path file) throws UnreadableException, IOException {
    PDDocument pdf;
    try {
      pdf = Loader.loadPDF(file.toFile(), IOUtils.createMemoryOnlyStreamCache());
    } catch (InvalidPasswordException e) {
      throw new UnreadableException(
          Failure.Reason.ENCRYPTED, null, "a password is needed to open it", e);
    } catch (IOException | IllegalArgumentException | ClassCastException e) {
      throw new UnreadableException(
          Failure.Reason.CORRUPT, null, "cannot be parsed as a PDF: " + e.getMessage(), e);
    }
    if (pdf.isEncrypted() && !pdf.getCurrentAccessPermission().canExtractContent()) {
      pdf.close();
      throw new UnreadableException(
          Failure.Reason.RESTRICTED, null, "its author forbids the extraction of text");
    }
    return pdf;
  }

  private static UnreadableException tooLarge(LimitException e, int page) {
    return new UnreadableException(
        Failure.Reason.TOO_LARGE, page, String.valueOf(e.getMessage()), e);
  }

  private List<PageGlyphs> glyphs(PDDocument pdf, int count) throws UnreadableException {
    PdfGlyphs reader = new PdfGlyphs(limits.glyphs(), limits.depth());
    List<PageGlyphs> pages = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      try {
        pages.add(reader.read(pdf.getPage(number - 1), number));
      } catch (LimitException e) {
        throw tooLarge(e, number);
      } catch (IOException | RuntimeException e) {
        // PDFBox answers broken files with every kind of unchecked exception.
        throw new UnreadableException(
            Failure.Reason.CORRUPT, number, "its content cannot be parsed: " + e, e);
      }
    }
    return pages;
  }

  private static Reading reading(
      LaidText laid, @Nullable String title, Map<Integer, Double> seen, Set<Integer> displaced) {
    List<Page> pages = new ArrayList<>();
    for (PageLines page : laid.pages()) {
      List<Line> lines = new ArrayList<>();
      boolean inked = false;
      StringBuilder words = new StringBuilder();
      for (Printed printed : page.lines()) {
        lines.add(line(printed));
        inked |= printed.kind() != Kind.RUBY;
        words.append(printed.text());
      }
      List<PageFlag> flags = new ArrayList<>();
      boolean garbled = inked && Garble.looksGarbled(words.toString());
      if (!inked) {
        flags.add(PageFlag.NO_TEXT_LAYER);
      }
      if (garbled) {
        flags.add(PageFlag.GARBLED);
      }
      if (page.mixed()) {
        flags.add(PageFlag.MIXED_WRITING);
      }
      Double sure = seen.get(page.number());
      if (sure != null && sure < UNSURE) {
        flags.add(PageFlag.LOW_OCR_CONFIDENCE);
      }
      if (displaced.contains(page.number())) {
        flags.add(PageFlag.DISPLACED_TEXT);
      }
      Extraction extraction =
          sure != null ? Extraction.OCR : inked ? Extraction.TEXT_LAYER : Extraction.NONE;
      pages.add(
          new Page(
              page.number(),
              page.width(),
              page.height(),
              extraction,
              sure != null ? Math.round(sure * 1000) / 1000.0 : !inked ? 0 : garbled ? 0.2 : 1,
              flags,
              lines));
    }
    List<Ruby> ruby = new ArrayList<>();
    laid.readings().forEach(r -> ruby.add(new Ruby(r.begin(), r.end(), r.text())));
    @Nullable String own = Titles.ofMetadata(title);
    return new Reading(own == null ? laid.title() : own, laid.text(), pages, ruby);
  }

  private static Line line(Printed p) {
    return new Line(
        p.text(),
        p.begin() < 0 ? null : p.begin(),
        p.begin() < 0 ? null : p.end(),
        new Box(p.x0(), p.y0(), p.x1(), p.y1()),
        ROLES.getOrDefault(p.kind(), Role.BODY),
        p.vertical() ? Writing.VERTICAL : Writing.HORIZONTAL,
        Math.round(p.size() * 100) / 100.0);
  }

  private static Map<Kind, Role> roles() {
    Map<Kind, Role> roles = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      roles.put(kind, Role.valueOf(kind.name()));
    }
    return roles;
  }
}
