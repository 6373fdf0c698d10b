package toron.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The data contract as JSON Schema (draft 2020-12). Each schema lies beside the record that defines
 * it, in that record's room; this is only the list of where.
 */
public final class Schemas {
  private static final Map<String, String> ROOMS =
      new TreeMap<>(
          Map.of(
              "document", "ingest",
              "failure", "ingest",
              "debate", "structure",
              "dropped", "corpus",
              "replacement", "corpus",
              "provenance", "corpus",
              "conversation", "sft",
              "preference", "rlhf",
              "manifest", "files"));

  private Schemas() {}

  /** What there are schemas of, sorted. */
  public static Set<String> names() {
    return Collections.unmodifiableSet(ROOMS.keySet());
  }

  /**
   * The text of a schema.
   *
   * @throws ConfigException when there is none of that name, or its room is not on the class path
   */
  public static String text(String name) {
    String room = ROOMS.get(name);
    if (room == null) {
      throw new ConfigException("no schema '" + name + "'; known: " + names());
    }
    String resource = "/toron/" + room + "/" + name + ".schema.json";
    try (InputStream in = Schemas.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new ConfigException("the schema '" + name + "' needs the module " + room);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
