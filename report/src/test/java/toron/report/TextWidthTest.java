package toron.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TextWidthTest {
  @Test
  void kanjiAndFullWidthFormsTakeTwoColumns() {
    assertThat(TextWidth.of("討論A")).isEqualTo(5);
    assertThat(TextWidth.of("Ａ、ｱ")).isEqualTo(5);
    assertThat(TextWidth.of("か\u3099𠮷")).isEqualTo(4);
  }

  @Test
  void paddingCountsColumns() {
    assertThat(TextWidth.pad("討論", 6, false)).isEqualTo("討論  ");
    assertThat(TextWidth.pad("12", 4, true)).isEqualTo("  12");
  }

  @Test
  void cutsAreNeverWiderThanAsked() {
    assertThat(TextWidth.cut("討論の記録", 6)).isEqualTo("討論…");
    assertThat(TextWidth.cut("討論", 4)).isEqualTo("討論");
  }
}
