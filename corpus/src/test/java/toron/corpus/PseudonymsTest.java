package toron.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import toron.corpus.testing.Script;
import toron.files.BadDataException;
import toron.structure.debate.Debate;
import toron.structure.debate.Debate.SpeechKind;
import toron.structure.debate.Side;

final class PseudonymsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ja | 先ほど村上さんが述べました。村上さんの論点です。     | 先ほど人物Aさんが述べました。人物Aさんの論点です。
          ja | 議員は鬼頭和馬君です。                        | 議員は人物A君です。
          ja | 渋谷高校の代表です。公立高校では違います。          | 学校Aの代表です。公立高校では違います。
          ja | 安倍首相が述べました。                        | 安倍首相が述べました。
          ja | パートナーの三浦が述べました。                 | パートナーの人物Aが述べました。
          en | I am Tomas Lindqvist of the opposition.     | I am Person A of the opposition.
          en | I thank Ms. Rowe. Rowe was right.           | I thank Ms. Person A. Person A was right.
          en | We are from Kestrel High School.            | We are from School A.
          en | President Lincoln said so, Madam Speaker.   | President Lincoln said so, Madam Speaker.
          """)
  void privateNamesGoAndPublicOnesStay(String language, String before, String after) {
    assertThat(hidden(script(language).say(before)).debate().speeches().get(0).text())
        .isEqualTo(after);
  }

  @Test
  void aRosterOfDashesIsNoRoster() {
    Script script =
        script("ja").say("A-1の論点 - です。").team(Side.AFFIRMATIVE, "肯定側", "-").speaker("S1", "－");

    assertThat(hidden(script).debate().speeches().get(0).text()).isEqualTo("A-1の論点 - です。");
  }

  @Test
  void aTurnLabelIsARoster() {
    Script script =
        new Script("x", "en", "policy")
            .speech("X", Side.NEGATIVE, SpeechKind.STATEMENT, "JUDGE HALLORAN")
            .say("Halloran speaking.");
    Debate debate = hidden(script).debate();

    assertThat(debate.speeches().get(0).label()).isEqualTo("JUDGE Person A");
    assertThat(debate.speeches().get(0).text()).isEqualTo("Person A speaking.");
  }

  @Test
  void whoMayBeNamedIsNamed() {
    Script script = script("ja").say("村上さんの論点です。");

    assertThat(Pseudonyms.apply(script.debate(), Set.of("村上")).replacements()).isEmpty();
  }

  @Test
  void whatStaysIsListedForAPersonToCheck() {
    Pseudonyms.Result result = hidden(script("ja").say("福沢諭吉の議論です。安倍首相も述べました。"));

    assertThat(result.review())
        .extracting(Pseudonyms.Review::why)
        .containsExactly("unmarked", "titled");
  }

  @Test
  void theKeyLeadsBack() {
    List<Pseudonyms.Key> key = hidden(script("ja").say("村上さんの論点です。")).key();

    assertThat(key).singleElement().satisfies(k -> assertThat(k.name()).isEqualTo("村上"));
  }

  private static Script script(String language) {
    return new Script("x", language, "nade")
        .speech("AC", Side.AFFIRMATIVE, SpeechKind.CONSTRUCTIVE, "1");
  }

  private static Pseudonyms.Result hidden(Script script) {
    return Pseudonyms.apply(script.debate(), Set.of());
  }

  @Test
  void recallIsMeasuredOnMarkedText(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("names.txt");
    Files.writeString(
        file, "# a comment\nja\t先ほど[[村上]]さんが述べ、[[内海航]]も((安倍))首相も述べました。\nen\tMs. [[Rowe]] asked.\n");

    NameEvaluation.Report report = NameEvaluation.of(file);

    assertThat(report.languages())
        .containsEntry("en", new NameEvaluation.Score(1, 0, 1, 0, 0, 0))
        .containsEntry("ja", new NameEvaluation.Score(1, 1, 2, 1, 1, 0));
    assertThat(report.wrong()).containsExactly("2: 内海航 stayed");
  }

  @Test
  void aMarkedLineWithoutALanguageIsNamed(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("names.txt");
    Files.writeString(file, "ja\tよし。\n[[村上]]さん\n");

    assertThatThrownBy(() -> NameEvaluation.of(file))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("names.txt:2");
  }
}
