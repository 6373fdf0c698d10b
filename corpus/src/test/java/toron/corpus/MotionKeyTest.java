package toron.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import toron.corpus.testing.Script;

final class MotionKeyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          日本は死刑制度を廃止すべきである。是か非か    | 日本は死刑制度を廃止すべきである
          論題「日本は死刑制度を廃止すべきである」     | 日本は、死刑制度を廃止すべきだ。
          This House would ban zoos               | THW ban zoos.
          Resolved: That the U.S. ban zoos        | Resolved: the US ban zoos
          """)
  void theFrameDoesNotCount(String a, String b) {
    assertThat(key(a)).isEqualTo(key(b));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          日本は死刑制度を廃止すべきである | 日本は死刑制度を存続すべきである
          THW ban zoos              | THW ban aquariums
          """)
  void anotherMotionIsAnother(String a, String b) {
    assertThat(key(a)).isNotEqualTo(key(b));
  }

  @Test
  void noMotionHasNoKey() {
    assertThat(MotionKey.of(new Script("x", "ja", "nade").debate())).isNull();
  }

  private static String key(String motion) {
    return String.valueOf(MotionKey.of(new Script("x", "ja", "nade").motion(motion).debate()));
  }
}
