package toron.moe.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import toron.files.Json;

/** The table of config.json's keys, {@code families.json}. */
record FamilyKeys(
    Set<String> known, Map<String, List<JsonNode>> fixed, Map<String, JsonNode> defaults) {
  private static final JsonNode TABLE = table();

  static FamilyKeys of(Family family) {
    Set<String> known = new LinkedHashSet<>();
    Map<String, List<JsonNode>> fixed = new LinkedHashMap<>();
    Map<String, JsonNode> defaults = new LinkedHashMap<>();
    for (String section : List.of("common", family.type())) {
      JsonNode keys = TABLE.path(section);
      keys.path("used").forEach(key -> known.add(key.asText()));
      keys.path("ignored").forEach(key -> known.add(key.asText()));
      for (Map.Entry<String, JsonNode> entry : keys.path("fixed").properties()) {
        List<JsonNode> values = new ArrayList<>();
        entry.getValue().forEach(values::add);
        fixed.put(entry.getKey(), values);
      }
      keys.path("defaults").properties().forEach(e -> defaults.put(e.getKey(), e.getValue()));
    }
    return new FamilyKeys(known, fixed, defaults);
  }

  /** Why a key of a file cannot be honoured, or null where it can. */
  @Nullable String objection(String key, JsonNode value) {
    List<JsonNode> allowed = fixed.get(key);
    if (allowed != null) {
      if (value.isNull() || allowed.stream().anyMatch(one -> same(one, value))) {
        return null;
      }
      return "'" + key + "': " + value + " is not supported, only " + allowed.get(0);
    }
    if (known.contains(key) || value.isNull()) {
      return null;
    }
    return "'" + key + "': " + value + " is a feature that is not supported";
  }

  /** Whether two values are the same, 0 and 0.0 included. */
  private static boolean same(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return one.doubleValue() == other.doubleValue();
    }
    return one.equals(other);
  }

  /** Every reason why a tree cannot be honoured. */
  List<String> objections(ObjectNode tree) {
    List<String> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : tree.properties()) {
      String objection = objection(entry.getKey(), entry.getValue());
      if (objection != null) {
        all.add(objection);
      }
    }
    return all;
  }

  private static JsonNode table() {
    try (InputStream in = FamilyKeys.class.getResourceAsStream("families.json")) {
      if (in == null) {
        throw new IllegalStateException("families.json is missing from the jar");
      }
      return Json.mapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
