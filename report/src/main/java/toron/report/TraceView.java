package toron.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import toron.corpus.Message;
import toron.corpus.Provenance;
import toron.files.BadDataException;
import toron.ingest.Document;
import toron.ingest.Document.Page;

/**
 * Where the words of a training row were printed: the row's text with its spans marked, beside the
 * page images with the same spans marked; each leads to the other.
 */
public final class TraceView {
  private final PageImages images;

  public TraceView(PageImages images) {
    this.images = images;
  }

  /**
   * Writes the page.
   *
   * @param documents by id; those that are missing are said to be missing
   * @throws BadDataException when the row's provenance does not fit the row
   */
  public void write(TraceRow row, Map<String, Document> documents, Path file) throws IOException {
    check(row);
    shell(row).write(file, out -> body(row, documents).writeTo(out));
  }

  public String render(TraceRow row, Map<String, Document> documents) {
    check(row);
    return shell(row).render(out -> body(row, documents).writeTo(out));
  }

  private static Shell shell(TraceRow row) {
    return new Shell(
        row.id(), Labels.languageFor(row.language()), List.of("page.css", "trace.css"), List.of());
  }

  private static void check(TraceRow row) {
    for (int i = 0; i < row.provenance().size(); i++) {
      Provenance source = row.provenance().get(i);
      Message message = message(row, source);
      String where = "row " + row.id() + ", provenance " + (i + 1) + ": ";
      if (message == null) {
        throw new BadDataException(
            where + "no message " + source.message() + " in " + source.field());
      }
      if (!new CodePoints(message.content()).holds(source.begin(), source.end())) {
        throw new BadDataException(
            where + "[" + source.begin() + ", " + source.end() + ") is outside the message");
      }
    }
  }

  private static @Nullable Message message(TraceRow row, Provenance source) {
    for (TraceRow.Field field : row.fields()) {
      if (field.name().equals(source.field())
          && source.message() >= 0
          && source.message() < field.messages().size()) {
        return field.messages().get(source.message());
      }
    }
    return null;
  }

  private Html.Tag body(TraceRow row, Map<String, Document> documents) {
    Html.Tag facts = Html.tag("dl", "facts");
    facts.add(fact("trace.kind", row.kind()), fact("page.language", row.language()));
    facts.add(fact("trace.spans", String.valueOf(row.provenance().size())));
    return Html.tag("main")
        .add(
            Html.tag("header", "top").add(Html.tag("h1").text(row.id()), facts),
            Html.tag("div", "trace").add(words(row), papers(row, documents)));
  }

  private static Html.Tag fact(String label, String value) {
    return Html.tag("div").add(Html.tag("dt").add(Labels.of(label)), Html.tag("dd").text(value));
  }

  private static Html.Tag words(TraceRow row) {
    Html.Tag column = Html.tag("section", "row");
    for (TraceRow.Field field : row.fields()) {
      column.add(Html.tag("h2").text(field.name()));
      for (int i = 0; i < field.messages().size(); i++) {
        Message message = field.messages().get(i);
        List<MarkedText.Span> spans = spans(row, field.name(), i);
        column.add(
            Html.tag("article", "message m-" + roleClass(message.role()))
                .add(
                    Html.tag("h3")
                        .text(message.role() + " ")
                        .add(Html.tag("small").text(Numbers.percent(covered(message, spans)))),
                    Html.tag("p")
                        .attr("lang", row.language())
                        .addAll(MarkedText.draw(message.content(), spans))));
      }
    }
    return column;
  }

  private static String roleClass(String role) {
    return "assistant".equals(role) || "system".equals(role) ? role : "user";
  }

  private static List<MarkedText.Span> spans(TraceRow row, String field, int message) {
    List<MarkedText.Span> spans = new ArrayList<>();
    for (int i = 0; i < row.provenance().size(); i++) {
      Provenance source = row.provenance().get(i);
      if (source.field().equals(field) && source.message() == message) {
        int number = i + 1;
        spans.add(
            new MarkedText.Span(source.begin(), source.end(), "r" + number, "#m" + number, ""));
      }
    }
    return spans;
  }

  /** How much of a message has a source. */
  private static double covered(Message message, List<MarkedText.Span> spans) {
    BitSet sourced = new BitSet();
    spans.forEach(span -> sourced.set(span.begin(), span.end()));
    int length = message.content().codePointCount(0, message.content().length());
    return length == 0 ? 0 : (double) sourced.cardinality() / length;
  }

  private Html.Tag papers(TraceRow row, Map<String, Document> documents) {
    Map<String, Map<Integer, List<Integer>>> pages = new TreeMap<>();
    for (int i = 0; i < row.provenance().size(); i++) {
      Provenance source = row.provenance().get(i);
      pages
          .computeIfAbsent(source.document(), key -> new TreeMap<>())
          .computeIfAbsent(source.page(), key -> new ArrayList<>())
          .add(i);
    }
    Html.Tag column = Html.tag("section", "papers");
    pages.forEach(
        (id, numbers) ->
            numbers.forEach(
                (page, sources) -> column.add(paper(row, documents.get(id), id, page, sources))));
    if (column.isEmpty()) {
      column.add(Html.tag("p", "note").add(Labels.of("trace.none")));
    }
    return column;
  }

  private Html.Tag paper(
      TraceRow row, @Nullable Document document, String id, int number, List<Integer> sources) {
    Html.Tag paper = Html.tag("article", "paper-page");
    String path = document == null ? id : document.source().path();
    paper.add(Html.tag("h2").text(path + " p." + number));
    Html.Tag list = Html.tag("ol", "sources");
    CodePoints text = new CodePoints(document == null ? "" : document.text());
    List<PageFigure.Mark> marks = new ArrayList<>();
    for (int i : sources) {
      Provenance source = row.provenance().get(i);
      list.add(source(row, source, i + 1, document, text));
      marks.add(
          new PageFigure.Mark(
              source.sourceBegin(), source.sourceEnd(), String.valueOf(i + 1), "#r" + (i + 1)));
    }
    if (document == null) {
      return paper.add(Html.tag("p", "note bad").add(Labels.of("trace.no-document")), list);
    }
    for (Page page : document.pages()) {
      if (page.number() == number) {
        return paper.add(list, new PageFigure(document, text, images).draw(page, marks, null));
      }
    }
    return paper.add(Html.tag("p", "note bad").add(Labels.of("trace.no-page")), list);
  }

  private static Html.Tag source(
      TraceRow row, Provenance source, int number, @Nullable Document document, CodePoints text) {
    Html.Tag item =
        Html.tag("li")
            .id("m" + number)
            .add(Html.tag("a", "n").href("#r" + number).text(String.valueOf(number)));
    if (document == null) {
      return item.text(" " + source.sourceBegin() + "–" + source.sourceEnd());
    }
    Message message = message(row, source);
    String here =
        message == null
            ? ""
            : new CodePoints(message.content()).slice(source.begin(), source.end());
    String printed = text.slice(source.sourceBegin(), source.sourceEnd());
    item.text(" ").add(Html.tag("q").attr("lang", document.language()).text(printed));
    if (!text.holds(source.sourceBegin(), source.sourceEnd())) {
      item.add(Html.tag("small", "bad").add(Labels.of("check.no-such-span")));
    } else if (!printed.equals(here)) {
      item.add(Html.tag("small").add(Labels.of("trace.changed")));
    }
    if (!source.sha256().equals(document.source().sha256())) {
      item.add(Html.tag("small", "bad").add(Labels.of("trace.other-file")));
    }
    return item;
  }
}
