package toron.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;
import toron.files.Hashes;
import toron.ingest.Document.PageFlag;
import toron.ingest.Failure.Reason;

/**
 * One file to its answer: looks at the bytes, not the name, and hands them to the reader of that
 * format. Several threads may read with one.
 */
final class FileReading {
  private final PdfReader pdf;
  private @Nullable TikaReader tika;
  private @Nullable Tika types;

  private final int depth;

  FileReading(IngestOptions options) {
    depth = options.limits().depth();
    pdf = new PdfReader(options.limits(), options.ocr());
  }

  /**
   * Reads a file; every reason not to is in the outcome. The hash is taken after the reading: with
   * the one from before it, it tells whether the file stayed the same meanwhile.
   */
  Answer read(Path file, String path) {
    try {
      String type = type(file);
      Reading reading;
      if (type.equals("application/pdf")) {
        reading = pdf.read(file);
      } else if (TikaReader.reads(type)) {
        reading = tika().read(file, type);
      } else {
        throw new UnreadableException(Reason.UNSUPPORTED, null, "no reader for " + type);
      }
      return Answer.of(document(reading, path, Hashes.sha256(file), type, Files.size(file)));
    } catch (UnreadableException e) {
      return failed(file, path, e.reason(), e.page(), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return failed(file, path, Reason.CORRUPT, null, "cannot be read: " + Failure.said(e));
    } catch (StackOverflowError e) {
      return failed(file, path, Reason.CORRUPT, null, "nested without end");
    }
  }

  private static Answer failed(
      Path file, String path, Reason reason, @Nullable Integer page, String detail) {
    return new Answer(Outcome.failed(path, hash(file), reason, page, detail));
  }

  private static @Nullable String hash(Path file) {
    try {
      return Hashes.sha256(file);
    } catch (IOException e) {
      return null;
    }
  }

  /** Tika takes half a second to find its parsers, which a run of PDFs need not wait for. */
  private synchronized TikaReader tika() {
    TikaReader reader = tika == null ? new TikaReader(depth) : tika;
    tika = reader;
    return reader;
  }

  private synchronized Tika types() {
    Tika detector = types == null ? new Tika() : types;
    types = detector;
    return detector;
  }

  private String type(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(1024);
    }
    // PDF readers accept junk before the header (ISO 32000-1, annex H).
    String start = new String(head, StandardCharsets.ISO_8859_1);
    if (start.contains("%PDF-")) {
      return "application/pdf";
    }
    try (InputStream in = org.apache.tika.io.TikaInputStream.get(file)) {
      String byContent = types().detect(in);
      String byName = types().detect(in, String.valueOf(file.getFileName()));
      // A name may narrow text down (HTML, say), but a text file named .pdf is a text file.
      return byName.equals("application/pdf") ? byContent : byName;
    }
  }

  private static Document document(
      Reading reading, String path, String sha256, String type, long bytes)
      throws UnreadableException {
    TreeSet<String> flags = new TreeSet<>();
    double confidence = 0;
    for (Document.Page page : reading.pages()) {
      confidence += page.confidence();
      page.flags().stream()
          .filter(f -> f != PageFlag.MIXED_WRITING)
          .forEach(f -> flags.add(f.code()));
    }
    if (reading.text().isBlank() && reading.pages().stream().allMatch(p -> p.flags().isEmpty())) {
      throw new UnreadableException(Reason.EMPTY, null, "it holds no text");
    }
    double score = reading.pages().isEmpty() ? 0 : confidence / reading.pages().size();
    Document.Source source = new Document.Source(path, sha256, type, bytes, null);
    return new Document(
        source.document(),
        source,
        Language.of(reading.text()),
        reading.title(),
        reading.text(),
        reading.pages(),
        reading.ruby(),
        new Document.Quality(Math.round(score * 1000) / 1000.0, java.util.List.copyOf(flags)));
  }
}
