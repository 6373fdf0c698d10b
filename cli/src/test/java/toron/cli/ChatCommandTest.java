package toron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A conversation with a model that {@code moe init} made, and what it says of a bad one. */
final class ChatCommandTest {
  @TempDir private static Path folder;

  private record Outcome(int exit, String out, String err) {}

  private static Outcome toron(String input, Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      CommandLine command =
          Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
      String[] words = List.of(args).stream().map(Object::toString).toArray(String[]::new);
      return new Outcome(command.execute(words), out.toString(), err.toString());
    } finally {
      System.setIn(before);
    }
  }

  @BeforeAll
  static void model() throws IOException {
    Path texts = Files.writeString(folder.resolve("texts.txt"), "why and because ".repeat(50));
    assertThat(toron("", "moe", "init", texts, "--out", folder.resolve("model")).exit).isZero();
  }

  @Test
  void eachLineIsAnsweredAndTheSeedDecidesTheAnswer() {
    Object[] chat = {"chat", "--model", folder.resolve("model"), "--max-tokens", 5};
    Outcome first = toron("why?\n\nand?\n", chat);
    assertThat(first.exit).isZero();
    assertThat(first.out.lines().count()).isGreaterThanOrEqualTo(2);
    assertThat(toron("why?\n\nand?\n", chat).out).isEqualTo(first.out);
  }

  @Test
  void aDeviceThatIsNotThereEndsWithTwo() {
    Outcome outcome =
        toron("", "generate", "--model", folder.resolve("model"), "--device", "cuda", "why?");
    assertThat(outcome.exit).isEqualTo(2);
    assertThat(outcome.err).contains("device cuda");
  }

  @Test
  void aTruncatedModelIsNamedWithFileAndTensor() throws IOException {
    Path broken = Files.createDirectory(folder.resolve("broken"));
    try (var files = Files.list(folder.resolve("model"))) {
      for (Path file : files.toList()) {
        Files.copy(file, broken.resolve(file.getFileName()));
      }
    }
    Path weights = broken.resolve("model.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    Files.write(weights, java.util.Arrays.copyOf(bytes, bytes.length - 10));
    Outcome outcome = toron("", "chat", "--model", broken);
    assertThat(outcome.exit).isEqualTo(1);
    assertThat(outcome.err).contains("model.safetensors", "tensor '", "truncated");
    Outcome info = toron("", "moe", "info", broken);
    assertThat(info.exit).isEqualTo(1);
    assertThat(info.out).contains("unsupported", "truncated");
  }
}
