package toron.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * YAML bound to a record: unknown and missing keys are errors with file and line. A component that
 * may be left out is {@code @Nullable} and carries {@code @JsonProperty} without {@code required}.
 */
public final class Config {
  private static final ObjectMapper STRICT =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private Config() {}

  /** Reads a YAML file. */
  public static <T> T read(Path file, Class<T> type) throws IOException {
    String text;
    try {
      text = Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new ConfigException(file + ": no such file", e);
    }
    return parse(file.toString(), text, type);
  }

  /**
   * Reads YAML text.
   *
   * @param name what error messages call the text: a file or a resource
   */
  public static <T> T parse(String name, String text, Class<T> type) {
    try {
      T value = STRICT.readValue(text, type);
      if (value == null) {
        throw new ConfigException(name + ":1: empty");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new ConfigException(name + ":" + line(e) + ": " + reason(e), e);
    }
  }

  /** A value as YAML, for the resolved configuration beside an output. */
  public static String toYaml(Object value) {
    try {
      return STRICT.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record that cannot be written: " + value.getClass(), e);
    }
  }

  private static int line(JsonProcessingException e) {
    return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
  }

  private static String reason(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "unknown key '"
          + unknown.getPropertyName()
          + "'; known: "
          + unknown.getKnownPropertyIds();
    }
    Throwable cause = e.getCause();
    if (e instanceof JsonMappingException && cause instanceof IllegalArgumentException) {
      return String.valueOf(cause.getMessage());
    }
    return JsonLines.reason(e);
  }
}
