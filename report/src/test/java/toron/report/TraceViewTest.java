package toron.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import toron.corpus.Message;
import toron.corpus.Provenance;
import toron.files.BadDataException;
import toron.ingest.Document.Extraction;
import toron.ingest.Document.Role;

final class TraceViewTest {
  private static final toron.ingest.Document PAPER =
      new Papers()
          .paragraph("第一反駁で青木さんは勤務時間が五十七時間だと述べました。", 14, Role.BODY)
          .page(Extraction.TEXT_LAYER)
          .document("ja", null);

  private static final String ANSWER = "𠮷田さんは勤務時間が五十七時間だと述べました。";

  @Test
  void spansOfTheRowAndOfThePaperLeadToEachOther() {
    Document page = trace(row(source("勤務時間が五十七時間", 5, 15)), Map.of(PAPER.id(), PAPER));
    assertThat(page.expectFirst("mark#r1").text()).isEqualTo("勤務時間が五十七時間");
    assertThat(page.expectFirst("mark#r1 a").attr("href")).isEqualTo("#m1");
    assertThat(page.expectFirst("li#m1 q").text()).isEqualTo("勤務時間が五十七時間");
    assertThat(page.expectFirst(".sheet a.mark").attr("href")).isEqualTo("#r1");
    // The span runs over a line's end: one rectangle on each line.
    assertThat(page.select(".sheet a.mark rect")).hasSize(2);
    assertThat(page.select("#m1 small")).isEmpty();
  }

  @Test
  void overlappingSpansKeepEveryWordOnce() {
    Document page =
        trace(
            row(source("勤務時間が五十七時間", 5, 15), source("五十七時間だと", 10, 17)), Map.of(PAPER.id(), PAPER));
    assertThat(page.expectFirst(".m-assistant p").text()).isEqualTo(ANSWER);
    assertThat(page.select("mark#r1, mark#r2")).hasSize(2);
  }

  @Test
  void replacedWordsAndOtherFilesAreSaid() {
    Provenance name = source("青木さん", 0, 4);
    Provenance other = new Provenance("messages", 1, 0, 4, PAPER.id(), 1, 5, 9, "another");
    Document page = trace(row(name, other), Map.of(PAPER.id(), PAPER));
    assertThat(page.select("#m1 small [lang=en]").text()).isEqualTo("the row has other words here");
    assertThat(page.select("#m2 small.bad [lang=en]").text())
        .isEqualTo("the file has changed since");
  }

  @Test
  void aMissingDocumentIsSaid() {
    Document page = trace(row(source("勤務時間", 5, 9)), Map.of());
    assertThat(page.select(".papers .bad [lang=en]").text())
        .isEqualTo("The document is not in the folder.");
  }

  @Test
  void provenanceThatDoesNotFitItsRowIsAnError() {
    TraceRow outside = row(source("勤務時間", 20, 99));
    assertThatThrownBy(() -> trace(outside, Map.of()))
        .isInstanceOf(BadDataException.class)
        .hasMessage("row row-1, provenance 1: [20, 99) is outside the message");
    TraceRow nowhere = row(new Provenance("chosen", 0, 0, 1, "d", 1, 0, 1, ""));
    assertThatThrownBy(() -> trace(nowhere, Map.of()))
        .isInstanceOf(BadDataException.class)
        .hasMessage("row row-1, provenance 1: no message 0 in chosen");
  }

  private static Document trace(TraceRow row, Map<String, toron.ingest.Document> documents) {
    return Pages.sound(new TraceView(PageImages.NONE).render(row, documents));
  }

  private static TraceRow row(Provenance... provenance) {
    List<Message> messages = List.of(Message.user("<b>反駁してください。"), Message.assistant(ANSWER));
    return new TraceRow(
        "row-1",
        "rebuttal",
        "ja",
        List.of(new TraceRow.Field("messages", messages)),
        List.of(provenance));
  }

  private static Provenance source(String words, int begin, int end) {
    int[] span = Papers.find(PAPER, words);
    return new Provenance(
        "messages", 1, begin, end, PAPER.id(), 1, span[0], span[1], PAPER.source().sha256());
  }
}
