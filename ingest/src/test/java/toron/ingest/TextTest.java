package toron.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextTest {
  private static final String SPEECH = "議長、ありがとうございます。私たちは、この議案に賛成します。\n理由は二つあります。";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "Shift_JIS", "EUC-JP", "ISO-2022-JP"})
  void japaneseIsReadInEveryUsualCharset(String charset) throws Exception {
    Path file = Files.write(folder.resolve("a.txt"), SPEECH.getBytes(Charset.forName(charset)));

    assertThat(new TikaReader(20).read(file, "text/plain").text()).isEqualTo(SPEECH);
  }

  @Test
  void bytesReadInTheWrongCharsetAreGarbled() throws IOException {
    byte[] bytes = SPEECH.getBytes(Charset.forName("UTF-8"));

    assertThat(Garble.looksGarbled(new String(bytes, Charset.forName("ISO-8859-1")))).isTrue();
    assertThat(Garble.looksGarbled(SPEECH)).isFalse();
    assertThat(Garble.looksGarbled("“Speech” – §2, 5 °C ± 1")).isFalse();
  }

  @Test
  void languageIsThatOfMostWords() {
    assertThat(Language.of(SPEECH)).isEqualTo("ja");
    assertThat(Language.of("This house would read. 賛成")).isEqualTo("en");
    assertThat(Language.of("1 + 1 = 2")).isEqualTo("und");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.html", "議事録 最終.docx", "file:///a/b.html", "about:blank", " "})
  void whatAProgramFilledInIsNoTitle(String title) {
    assertThat(Titles.ofMetadata(title)).isNull();
  }

  @Test
  void whatAPersonWroteIsATitle() {
    assertThat(Titles.ofMetadata(" Round 2: Motion no. 5 ")).isEqualTo("Round 2: Motion no. 5");
  }
}
