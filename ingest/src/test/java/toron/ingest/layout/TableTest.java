package toron.ingest.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import toron.ingest.layout.LaidText.Kind;

final class TableTest {
  private static final String TEXT = "この試合では肯定側が勝ったと判断した。理由は以下のとおりである";

  @Test
  void columnsWhoseLinesAreBrokenAtTheirCommasAreNoTable() {
    // As OCR leaves them: wide gaps behind punctuation, and short lines of a dialogue.
    PrintedPage page = new PrintedPage(1);
    String line = "この試合では双方がよく準備をしていたと思";
    for (int i = 0; i < 12; i++) {
      int comma = 3 + i * 5 % 11;
      int full = i % 3 == 0 ? 20 : 12;
      int gap = i % 3 == 2 ? 0 : 8;
      page.across(60, 200 + 20 * i, 10, "左" + line.substring(1, comma));
      page.across(60 + 10 * comma + gap, 200 + 20 * i, 10, line.substring(comma));
      page.across(300, 200 + 20 * i, 10, "右" + line.substring(1, comma));
      page.across(
          300 + 10 * comma + gap, 200 + 20 * i, 10, line.substring(comma, Math.max(full, comma)));
    }

    String text = Layout.of(List.of(page.page())).text();

    assertThat(text).doesNotContain("\t");
    assertThat(text.lastIndexOf("左")).isLessThan(text.indexOf("右"));
  }

  @Test
  void rowsAreReadInOrderWithATabBetweenCells() {
    PrintedPage page = new PrintedPage(1).across(60, 100, 10, TEXT).across(60, 116, 10, TEXT);
    String[][] rows = {{"判定", "否定側", "肯定側"}, {"内容", "4", "3"}, {"話し方", "3", "5"}};
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < 3; c++) {
        page.across(60 + 80 * c, 150 + 20 * r, 10, rows[r][c]);
      }
    }
    page.across(60, 230, 10, TEXT).across(60, 246, 10, TEXT);

    assertThat(text(page)).contains("\n判定\t否定側\t肯定側\n内容\t4\t3\n話し方\t3\t5\n");
    assertThat(Layout.of(List.of(page.page())).pages().get(0).lines())
        .filteredOn(line -> line.kind() == Kind.TABLE)
        .hasSize(3);
  }

  @Test
  void linesOfACellStayTogether() {
    PrintedPage page = new PrintedPage(1);
    for (int r = 0; r < 3; r++) {
      int top = 150 + 50 * r;
      page.across(60, top, 10, (r + 1) + "点目").across(140, top, 10, "宿題がなくなると自由な時間が増え");
      page.across(140, top + 13, 10, "るという説明は分かりやすかった。").across(340, top, 10, "3");
    }

    assertThat(text(page).lines())
        .containsExactly(
            "1点目\t宿題がなくなると自由な時間が増えるという説明は分かりやすかった。\t3",
            "2点目\t宿題がなくなると自由な時間が増えるという説明は分かりやすかった。\t3",
            "3点目\t宿題がなくなると自由な時間が増えるという説明は分かりやすかった。\t3");
  }

  @Test
  void cellsOfAHorizontalTableOnAVerticalPageAreRows() {
    PrintedPage page = new PrintedPage(1);
    for (int i = 0; i < 4; i++) {
      page.down(500 - 18 * i, 100, 10, TEXT).down(200 - 18 * i, 100, 10, TEXT);
    }
    String[][] rows = {{"内容", "4", "3"}, {"構成", "3", "5"}, {"話し方", "5", "4"}};
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < 3; c++) {
        page.across(300 + 40 * c, 150 + 20 * r, 10, rows[r][c]);
      }
    }

    assertThat(text(page)).contains("内容\t4\t3\n構成\t3\t5\n話し方\t5\t4\n");
  }

  @Test
  void twoColumnsOfTextWithOneBaseLineGridAreNoTable() {
    PrintedPage page = new PrintedPage(1);
    for (int i = 0; i < 6; i++) {
      page.across(60, 100 + 16 * i, 10, TEXT.substring(0, 20));
      page.across(300, 100 + 16 * i, 10, TEXT.substring(0, i == 5 ? 6 : 20));
    }

    assertThat(text(page)).doesNotContain("\t");
  }

  @Test
  void wordsDrivenApartToFillALineAreNoCells() {
    PrintedPage page =
        new PrintedPage(1).across(60, 100, 10, "We say that this is the best of all");
    page.across(60, 114, 10, "powerful,")
        .across(115, 114, 10, "and")
        .across(155, 114, 10, "a system");
    page.across(215, 114, 10, "whom").across(60, 128, 10, "wonderful").across(117, 128, 10, "was");
    page.across(158, 128, 10, "a vacuum").across(215, 128, 10, "they");
    page.across(60, 142, 10, "powerful actors can take it all now");

    assertThat(text(page)).doesNotContain("\t");
  }

  private static String text(PrintedPage page) {
    return Layout.of(List.of(page.page())).text();
  }
}
