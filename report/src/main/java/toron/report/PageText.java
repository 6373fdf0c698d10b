package toron.report;

import java.util.ArrayList;
import java.util.List;
import toron.ingest.Document;
import toron.ingest.Document.Line;
import toron.ingest.Document.Page;
import toron.ingest.Document.Ruby;

/** The lines of a page as a list: number, role, and the text as the document has it, with ruby. */
final class PageText {
  private final Document document;
  private final CodePoints text;

  PageText(Document document, CodePoints text) {
    this.document = document;
    this.text = text;
  }

  Html.Tag list(Page page, String anchors) {
    Html.Tag list = Html.tag("ol", "lines").attr("lang", document.language());
    List<Line> lines = page.lines();
    for (int i = 0; i < lines.size(); i++) {
      list.add(item(lines.get(i), i + 1, anchors));
    }
    return list;
  }

  private Html.Tag item(Line line, int number, String anchors) {
    Html.Tag item = Html.tag("li", "line r-" + Labels.slug(line.role())).id(anchors + "t" + number);
    item.add(
        Html.tag("a", "n").href("#" + anchors + "l" + number).text(String.valueOf(number)),
        Html.tag("span", "role").add(Labels.of("role", line.role())));
    Integer begin = line.begin();
    Integer end = line.end();
    if (begin == null || end == null) {
      return item.add(Html.tag("span", "words").text(line.text()));
    }
    item.attr("data-b", String.valueOf(begin)).attr("data-e", String.valueOf(end));
    Html.Tag words = Html.tag("span", "words").addAll(withRuby(begin, end));
    if (endsParagraph(end)) {
      words.add(Html.tag("span", "end").attr("aria-hidden", "true").text("¶"));
    }
    item.add(words);
    if (PageChecks.differs(line, text)) {
      item.add(Html.tag("span", "printed").add(Labels.of("page.printed")).text(" " + line.text()));
    }
    return item;
  }

  private boolean endsParagraph(int end) {
    return end >= text.length() || text.at(end) == '\n';
  }

  private List<Html> withRuby(int begin, int end) {
    List<Html> pieces = new ArrayList<>();
    int at = begin;
    for (Ruby ruby : document.ruby()) {
      if (ruby.end() <= at || ruby.begin() >= end) {
        continue;
      }
      int from = Math.max(at, ruby.begin());
      int to = Math.min(end, ruby.end());
      // A base that runs over a line's end carries its reading where it begins.
      String reading = ruby.begin() >= begin ? ruby.text() : "…";
      pieces.add(Html.words(text.slice(at, from)));
      pieces.add(Html.tag("ruby").text(text.slice(from, to)).add(Html.tag("rt").text(reading)));
      at = to;
    }
    pieces.add(Html.words(text.slice(at, end)));
    return pieces;
  }
}
