package toron.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * YAML bound to a record: unknown keys are errors with file and line, and so are missing ones whose
 * component carries {@code @JsonProperty(required = true)}.
 */
public final class Config {
  private static final YAMLFactory FACTORY = new YAMLFactory();
  private static final ObjectMapper STRICT =
      YAMLMapper.builder(FACTORY)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private Config() {}

  /** Reads a YAML file. */
  public static <T> T read(Path file, Class<T> type) throws IOException {
    return parse(file.toString(), text(file), type);
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new ConfigException(file + ": no such file", e);
    }
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

  /**
   * Reads a YAML file that says only what differs from the defaults.
   *
   * @throws ConfigException naming file and line, for a key that the defaults don't have or a value
   *     that does not fit
   */
  public static <T> T over(T defaults, Path file) throws IOException {
    Map<String, Integer> lines = new HashMap<>();
    JsonNode given;
    try (YAMLParser parser = FACTORY.createParser(text(file))) {
      given = new Keys(parser, lines).read();
    } catch (JsonProcessingException e) {
      throw new ConfigException(file + ":" + line(e) + ": " + reason(e), e);
    }
    ObjectNode merged = STRICT.valueToTree(defaults);
    if (given instanceof ObjectNode changes) {
      merge(file, "", merged, changes, lines);
    } else if (!given.isMissingNode() && !given.isNull()) {
      throw new ConfigException(file + ":1: not a list of keys and values");
    }
    try {
      @SuppressWarnings("unchecked") // a record's class is its own
      Class<T> type = (Class<T>) defaults.getClass();
      return STRICT.treeToValue(merged, type);
    } catch (JsonProcessingException e) {
      throw new ConfigException(file + ":" + lines.getOrDefault(path(e), 1) + ": " + reason(e), e);
    }
  }

  private static void merge(
      Path file,
      String prefix,
      ObjectNode defaults,
      ObjectNode changes,
      Map<String, Integer> lines) {
    for (Map.Entry<String, JsonNode> change : changes.properties()) {
      String key = prefix + change.getKey();
      JsonNode old = defaults.get(change.getKey());
      if (old == null) {
        List<String> known = new ArrayList<>();
        defaults.fieldNames().forEachRemaining(known::add);
        throw new ConfigException(
            file + ":" + lines.get(key) + ": unknown key '" + key + "'; known: " + known);
      }
      if (old instanceof ObjectNode inner && change.getValue() instanceof ObjectNode more) {
        merge(file, key + ".", inner, more, lines);
      } else {
        defaults.set(change.getKey(), change.getValue());
      }
    }
  }

  /** The key that a binding error speaks of, as {@link Keys} writes it. */
  private static String path(JsonProcessingException e) {
    StringJoiner keys = new StringJoiner(".");
    if (e instanceof JsonMappingException mapping) {
      for (JsonMappingException.Reference step : mapping.getPath()) {
        if (step.getFieldName() != null) {
          keys.add(step.getFieldName());
        }
      }
    }
    return keys.toString();
  }

  /** A YAML tree, and the line of each of its keys. */
  private record Keys(YAMLParser parser, Map<String, Integer> lines) {
    JsonNode read() throws IOException {
      return parser.nextToken() == null ? MissingNode.getInstance() : value("");
    }

    private JsonNode value(String path) throws IOException {
      return switch (parser.currentToken()) {
        case START_OBJECT -> object(path);
        case START_ARRAY -> {
          ArrayNode array = STRICT.createArrayNode();
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(path));
          }
          yield array;
        }
        default -> STRICT.readTree(parser);
      };
    }

    private ObjectNode object(String path) throws IOException {
      ObjectNode object = STRICT.createObjectNode();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        String key = path.isEmpty() ? name : path + "." + name;
        lines.put(key, parser.currentTokenLocation().getLineNr());
        parser.nextToken();
        object.set(name, value(key));
      }
      return object;
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
