package toron.corpus.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import toron.files.Json;
import toron.files.Schemas;

/** Files against the schemas of the contract. */
public final class Contract {
  private Contract() {}

  /** Every row of a file fits; returns how many there are. */
  public static int fits(String schema, Path jsonLines) throws IOException {
    JsonSchema rules = schema(schema);
    List<String> lines = Files.readAllLines(jsonLines);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(rules.validate(Json.mapper().readTree(lines.get(i))))
          .as(jsonLines.getFileName() + ":" + (i + 1))
          .isEmpty();
    }
    return lines.size();
  }

  public static void fitsWhole(String schema, Path json) throws IOException {
    assertThat(schema(schema).validate(Json.read(json, JsonNode.class))).isEmpty();
  }

  public static boolean fits(String schema, JsonNode row) {
    return schema(schema).validate(row).isEmpty();
  }

  private static JsonSchema schema(String name) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(Schemas.text(name));
  }
}
