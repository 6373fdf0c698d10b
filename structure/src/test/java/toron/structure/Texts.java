package toron.structure;

import java.util.ArrayList;
import java.util.List;
import toron.files.Hashes;
import toron.ingest.Document;
import toron.structure.debate.Location;

/** Documents made of plain text, as ingest writes them: a paragraph a line, some lines a page. */
public final class Texts {
  private Texts() {}

  public static Document document(String language, String text) {
    return document(language, text, 12);
  }

  public static Document document(String language, String text, int linesPerPage) {
    List<Document.Page> pages = new ArrayList<>();
    List<Document.Line> lines = new ArrayList<>();
    int at = 0;
    for (String line : text.split("\n", -1)) {
      int end = at + line.codePointCount(0, line.length());
      lines.add(
          new Document.Line(
              line, at, end, null, Document.Role.BODY, Document.Writing.HORIZONTAL, 10.5));
      at = end + 1;
      if (lines.size() == linesPerPage) {
        pages.add(page(pages.size() + 1, lines));
        lines = new ArrayList<>();
      }
    }
    pages.add(page(pages.size() + 1, lines));
    String sha = Hashes.sha256(text);
    return new Document(
        "d-" + sha.substring(0, 16),
        new Document.Source("test.txt", sha, "text/plain", text.length(), null),
        language,
        null,
        text,
        pages,
        List.of(),
        new Document.Quality(1, List.of()));
  }

  private static Document.Page page(int number, List<Document.Line> lines) {
    return new Document.Page(
        number, 595, 842, Document.Extraction.TEXT_LAYER, 1, List.of(), List.copyOf(lines));
  }

  /** What stands in the document at the locations. */
  static String at(Document document, List<Location> locations) {
    StringBuilder text = new StringBuilder();
    for (Location location : locations) {
      String all = document.text();
      text.append(
          all,
          all.offsetByCodePoints(0, location.begin()),
          all.offsetByCodePoints(0, location.end()));
    }
    return text.toString();
  }
}
