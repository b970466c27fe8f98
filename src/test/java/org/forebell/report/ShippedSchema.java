package org.forebell.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A schema as shipped, to hold what the system writes to what it promises. */
public final class ShippedSchema {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode text;
  private final JsonSchema schema;

  private ShippedSchema(JsonNode text, JsonSchema schema) {
    this.text = text;
    this.schema = schema;
  }

  /**
   * Reads a schema.
   *
   * @param name report, assessment, alert or rejected
   */
  public static ShippedSchema named(String name) {
    return new ShippedSchema(text(name), compiled(name));
  }

  static JsonNode text(String name) {
    try (InputStream in = ShippedSchema.class.getResourceAsStream("/schema/" + name + ".json")) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static JsonSchema compiled(String name) {
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder().losslessNarrowing(true).build();
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(text(name), config);
  }

  /** What breaks the schema, and the fields of which it does not speak. */
  public List<String> problems(byte[] json) {
    try {
      JsonNode document = JSON.readTree(json);
      List<String> problems = new ArrayList<>();
      schema.validate(document).forEach(each -> problems.add(each.getMessage()));
      undeclared("", document, text, problems);
      return problems;
    } catch (IOException e) {
      return List.of("not JSON: " + e.getMessage());
    }
  }

  private void undeclared(String path, JsonNode value, JsonNode declared, List<String> problems) {
    JsonNode rules = resolved(declared);
    if (value.isArray()) {
      value.forEach(each -> undeclared(path + "/*", each, rules.path("items"), problems));
    }
    for (Map.Entry<String, JsonNode> each : value.properties()) {
      JsonNode rule = rules.path("properties").path(each.getKey());
      if (rule.isMissingNode()) {
        problems.add(path + "/" + each.getKey() + ": the schema does not speak of it");
      }
      undeclared(path + "/" + each.getKey(), each.getValue(), rule, problems);
    }
  }

  private JsonNode resolved(JsonNode declared) {
    String ref = declared.path("$ref").asText("");
    return ref.isEmpty() ? declared : text.at(ref.substring(1));
  }
}
