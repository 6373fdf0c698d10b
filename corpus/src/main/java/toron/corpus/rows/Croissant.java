package toron.corpus.rows;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import toron.corpus.Split;
import toron.files.Hashes;
import toron.files.Json;
import toron.files.Version;
import toron.ingest.Contribution;

/**
 * Croissant 1.1 metadata (ML Commons): files with their hashes, one record set whose fields are
 * read from the JSON Lines, where the data came from, and what is personal in it.
 */
final class Croissant {
  private Croissant() {}

  static <T> void write(DatasetCard card, DatasetWriter<T> dataset) throws IOException {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("@context", context());
    root.put("@type", "sc:Dataset");
    root.put("dct:conformsTo", "http://mlcommons.org/croissant/1.1");
    root.put("name", card.title());
    root.put("description", card.about());
    root.put("license", card.licences());
    root.put("inLanguage", card.languages());
    root.put("version", Version.TORON);
    root.put(
        "creator",
        card.contributions().stream().map(given -> organization(given.contributor())).toList());
    root.put(
        "prov:wasDerivedFrom",
        card.contributions().stream().map(Contribution::id).map(id -> Map.of("@id", id)).toList());
    root.put(
        "rai:personalSensitiveInformation",
        "People, schools and teams have pseudonyms; authors of cited evidence and public figures"
            + " keep their names.");
    root.put("rai:dataBiases", card.notes());
    root.put("distribution", distribution(dataset));
    root.put("recordSet", List.of(recordSet(dataset)));
    Json.write(dataset.folder().resolve("croissant.json"), root);
  }

  /** Keys in an order of their own: that of {@code Map.of} is another in every process. */
  private static Map<String, Object> organization(String name) {
    Map<String, Object> organization = new LinkedHashMap<>();
    organization.put("@type", "sc:Organization");
    organization.put("name", name);
    return organization;
  }

  private static Map<String, Object> context() throws IOException {
    try (InputStream in = Croissant.class.getResourceAsStream("croissant-context.json")) {
      if (in == null) {
        throw new IllegalStateException("croissant-context.json is missing from the jar");
      }
      return Json.mapper().readValue(in, new TypeReference<Map<String, Object>>() {});
    }
  }

  private static <T> List<Map<String, Object>> distribution(DatasetWriter<T> dataset)
      throws IOException {
    List<Map<String, Object>> files = new ArrayList<>();
    for (Split split : Split.values()) {
      for (String ending : List.of("jsonl", "parquet")) {
        String name = split.id() + "." + ending;
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("@type", "cr:FileObject");
        file.put("@id", name);
        file.put("name", name);
        file.put("contentUrl", name);
        file.put(
            "encodingFormat",
            ending.equals("jsonl") ? "application/jsonlines" : "application/x-parquet");
        file.put("sha256", Hashes.sha256(dataset.folder().resolve(name)));
        files.add(file);
      }
    }
    return files;
  }

  private static <T> Map<String, Object> recordSet(DatasetWriter<T> dataset) {
    Map<String, Object> rows = new LinkedHashMap<>();
    rows.put("@type", "cr:RecordSet");
    rows.put("@id", "rows");
    rows.put("name", "rows");
    rows.put("key", Map.of("@id", "rows/id"));
    rows.put("field", fields("rows", "", Features.of(dataset.type())));
    return rows;
  }

  private static List<Map<String, Object>> fields(
      String parent, String path, List<Features.Feature> features) {
    List<Map<String, Object>> fields = new ArrayList<>();
    for (Features.Feature feature : features) {
      Map<String, Object> field = new LinkedHashMap<>();
      String column = path + (feature.list() ? feature.name() + "[*]" : feature.name());
      field.put("@type", "cr:Field");
      field.put("@id", parent + "/" + feature.name());
      field.put("name", parent + "/" + feature.name());
      String dtype = feature.dtype();
      if (feature.list()) {
        field.put("isArray", true);
        field.put("arrayShape", "-1");
      }
      if (dtype == null) {
        field.put(
            "subField", fields(parent + "/" + feature.name(), column + ".", feature.fields()));
      } else {
        field.put("dataType", dataType(dtype));
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("fileObject", Map.of("@id", "train.jsonl"));
        source.put("extract", Map.of("jsonPath", "$." + column));
        field.put("source", source);
      }
      fields.add(field);
    }
    return fields;
  }

  private static String dataType(String dtype) {
    return switch (dtype) {
      case "int32" -> "cr:Int32";
      case "float64" -> "cr:Float64";
      case "bool" -> "sc:Boolean";
      default -> "sc:Text";
    };
  }
}
