package toron.moe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import toron.files.ConfigException;
import toron.moe.checkpoint.HfCheckpoint;
import toron.moe.generate.GenerationOptions;
import toron.moe.generate.Generator;
import toron.moe.tokenizer.ChatEncoder;
import toron.moe.tokenizer.Turn;

final class MoeInitTest {
  private static final MoeInit.Options TINY =
      new MoeInit.Options(300, 16, 2, 4, 2, 12, 3, 2, 128, 9);

  @TempDir Path folder;

  @Test
  void aNewModelLoadsAndAnswers() throws IOException {
    MoeInit.Result result = new MoeInit(TINY).run(Stream.of("論題は死刑廃止です。死刑廃止"), folder);
    try (HfCheckpoint checkpoint = HfCheckpoint.load(folder);
        ChatEncoder chat = ChatEncoder.load(folder);
        Generator generator = new Generator(checkpoint.config(), checkpoint.parameters())) {
      assertThat(checkpoint.parameters().count()).isEqualTo(result.parameters());
      assertThat(chat.tokenizer().size()).isEqualTo(checkpoint.config().vocabulary());
      int[] prompt = chat.prompt(List.of(new Turn("user", "論題は？")));
      List<int[]> answer =
          generator.generate(List.of(prompt), GenerationOptions.greedy(5, Set.of()));
      assertThat(answer.get(0)).hasSize(5);
      assertThat(checkpoint.ends())
          .containsExactlyInAnyOrder(
              chat.tokenizer().id(MoeInit.TURN_END).orElseThrow(),
              chat.tokenizer().id(MoeInit.END_OF_TEXT).orElseThrow());
    }
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    Path again = folder.resolve("again");
    Path first = folder.resolve("first");
    new MoeInit(TINY).run(Stream.of("abc abc"), first);
    new MoeInit(TINY).run(Stream.of("abc abc"), again);
    try (Stream<Path> files = Files.list(first)) {
      for (Path file : files.toList()) {
        assertThat(again.resolve(file.getFileName())).hasSameBinaryContentAs(file);
      }
    }
  }

  @Test
  void impossibleSizesAreRefused() {
    assertThatThrownBy(() -> new MoeInit.Options(300, 16, 2, 5, 1, 12, 3, 2, 128, 9))
        .isInstanceOf(ConfigException.class);
    assertThatThrownBy(() -> new MoeInit.Options(300, 16, 2, 4, 2, 12, 1, 2, 128, 9))
        .isInstanceOf(ConfigException.class);
  }
}
