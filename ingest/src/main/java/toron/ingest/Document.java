package toron.ingest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file as a person reads it: the body text in reading order, and where on which page each piece
 * of it stands. One row of {@code documents.jsonl}.
 *
 * <p>Offsets count Unicode code points into {@code text}, half open; pages count from 1; boxes are
 * PDF points from the top left of the page as displayed.
 *
 * @param id {@code d-} and the first 16 hex digits of the file's SHA-256
 * @param language BCP 47: {@code ja}, {@code en}, or {@code und}
 * @param text body text, one paragraph a line
 */
public record Document(
    String id,
    Source source,
    String language,
    @Nullable String title,
    String text,
    List<Page> pages,
    List<Ruby> ruby,
    Quality quality) {

  public Document {
    pages = List.copyOf(pages);
    ruby = List.copyOf(ruby);
  }

  /**
   * The file that a document was read from.
   *
   * @param path relative to the input that was named, with forward slashes
   * @param sha256 of the file's bytes
   * @param contribution the id in the nearest {@code contribution.yaml} above the file, or null: no
   *     consent
   */
  public record Source(
      String path, String sha256, String mediaType, long bytes, @Nullable String contribution) {

    /** The id of the document that these bytes make. */
    String document() {
      return "d-" + sha256.substring(0, 16);
    }

    /** The same bytes at another path, contributed by somebody. */
    Source at(String path, @Nullable String contribution) {
      return new Source(path, sha256, mediaType, bytes, contribution);
    }
  }

  /** One page as displayed; width and height in points, 0 for formats without pages. */
  public record Page(
      int number,
      double width,
      double height,
      Extraction extraction,
      double confidence,
      List<PageFlag> flags,
      List<Line> lines) {
    public Page {
      flags = List.copyOf(flags);
      lines = List.copyOf(lines);
    }
  }

  /**
   * One printed line.
   *
   * @param begin null, as is {@code end}, for lines that are not part of the body text
   * @param box null in formats without pages
   * @param fontSize points, 0 where unknown
   */
  public record Line(
      String text,
      @Nullable Integer begin,
      @Nullable Integer end,
      @Nullable Box box,
      Role role,
      Writing writing,
      double fontSize) {}

  /** A reading printed beside its base; the span is the base's. */
  public record Ruby(int begin, int end, String text) {}

  /** How well the whole file was read: 1 is perfect. */
  public record Quality(double score, List<String> flags) {
    public Quality {
      flags = List.copyOf(flags);
    }
  }

  /** Where a page's text came from. */
  public enum Extraction {
    @JsonProperty("text-layer")
    TEXT_LAYER,
    @JsonProperty("ocr")
    OCR,
    @JsonProperty("none")
    NONE
  }

  /** What a person should know of a page. */
  public enum PageFlag {
    @JsonProperty("no-text-layer")
    NO_TEXT_LAYER,
    @JsonProperty("garbled")
    GARBLED,
    @JsonProperty("mixed-writing")
    MIXED_WRITING,
    @JsonProperty("low-ocr-confidence")
    LOW_OCR_CONFIDENCE,
    /** Text is displayed over text; it was read, and its boxes are, where it fits together. */
    @JsonProperty("displaced-text")
    DISPLACED_TEXT;

    /** As the contract writes it. */
    String code() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** What a line is for on its page. */
  public enum Role {
    @JsonProperty("body")
    BODY,
    @JsonProperty("heading")
    HEADING,
    @JsonProperty("header")
    HEADER,
    @JsonProperty("footer")
    FOOTER,
    @JsonProperty("page-number")
    PAGE_NUMBER,
    @JsonProperty("line-number")
    LINE_NUMBER,
    @JsonProperty("footnote")
    FOOTNOTE,
    @JsonProperty("caption")
    CAPTION,
    @JsonProperty("table")
    TABLE,
    @JsonProperty("ruby")
    RUBY,
    @JsonProperty("margin")
    MARGIN
  }

  /** The direction a line runs in. */
  public enum Writing {
    @JsonProperty("horizontal")
    HORIZONTAL,
    @JsonProperty("vertical")
    VERTICAL
  }
}
