package toron.rlhf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import toron.files.Config;

/** Settings that come with the program, as YAML resources of this package. */
final class Defaults {
  private Defaults() {}

  static <T> T read(String resource, Class<T> type) {
    try (InputStream in = Defaults.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the jar");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Config.parse(resource, text, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
