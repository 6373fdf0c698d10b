package toron.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.AutoDetectParserConfig;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.html.HtmlMapper;
import org.apache.tika.parser.html.IdentityHtmlMapper;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;
import toron.ingest.Document.Extraction;
import toron.ingest.Document.Line;
import toron.ingest.Document.Page;
import toron.ingest.Document.Role;
import toron.ingest.Document.Writing;
import toron.ingest.Failure.Reason;

/**
 * Formats without pages, through Tika: word processors, web pages, plain text in any usual charset.
 */
final class TikaReader {
  private static final Set<String> READ =
      Set.of(
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "application/msword",
          "application/vnd.oasis.opendocument.text",
          "application/rtf",
          "application/xhtml+xml");

  private final AutoDetectParser parser = new AutoDetectParser();

  /**
   * @param depth of files within files
   */
  TikaReader(int depth) {
    AutoDetectParserConfig limits = new AutoDetectParserConfig();
    limits.setMaximumPackageEntryDepth(depth);
    parser.setAutoDetectParserConfig(limits);
  }

  static boolean reads(String type) {
    return READ.contains(type) || type.startsWith("text/");
  }

  Reading read(Path file, String type) throws UnreadableException, IOException {
    Metadata metadata = new Metadata();
    metadata.set(TikaCoreProperties.CONTENT_TYPE_PARSER_OVERRIDE, type);
    ParseContext context = new ParseContext();
    // Keeps <rt>, which Tika's own mapper would fold into the text.
    context.set(HtmlMapper.class, IdentityHtmlMapper.INSTANCE);
    XhtmlText text = new XhtmlText(type.equals("text/plain"));
    try (TikaInputStream in = TikaInputStream.get(file, metadata)) {
      parser.parse(in, text, metadata, context);
    } catch (EncryptedDocumentException e) {
      throw new UnreadableException(Reason.ENCRYPTED, null, "a password is needed to open it", e);
    } catch (SAXException | TikaException e) {
      throw new UnreadableException(
          Reason.CORRUPT, null, "cannot be parsed as " + type + ": " + e.getMessage(), e);
    }
    String words = text.text();
    List<Line> lines = new ArrayList<>();
    int begin = 0;
    for (String paragraph : words.split("\n", -1)) {
      int end = begin + paragraph.codePointCount(0, paragraph.length());
      if (end > begin) {
        lines.add(new Line(paragraph, begin, end, null, Role.BODY, Writing.HORIZONTAL, 0));
      }
      begin = end + 1;
    }
    boolean garbled = Garble.looksGarbled(words);
    Page page =
        new Page(
            1,
            0,
            0,
            Extraction.TEXT_LAYER,
            garbled ? 0.2 : 1,
            garbled ? List.of(Document.PageFlag.GARBLED) : List.of(),
            lines);
    @Nullable String title = Titles.ofMetadata(metadata.get(TikaCoreProperties.TITLE));
    return new Reading(title, words, List.of(page), text.ruby());
  }
}
