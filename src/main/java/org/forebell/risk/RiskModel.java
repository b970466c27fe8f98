package org.forebell.risk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Map;
import org.forebell.report.Subject;

/**
 * How likely, as {@code config/model.json} has it: for each subject the log of the daily intensity,
 * linear in {@link Feature features}, so that the chance of an event within a span is 1 − exp(−λ ·
 * days) (the complementary log-log link of a binary outcome; McCullagh and Nelder, "Generalized
 * Linear Models", 1989, §4.3). The effects of the factors are whole millionths and add up exactly.
 *
 * @param name named in every assessment and alert
 */
public record RiskModel(String name, SubjectModel staff, SubjectModel facility) {

  /** The layout of model.json that this code reads and writes. */
  public static final String LAYOUT = "log-linear/1";

  /**
   * Reads {@code config/model.json}; throws {@link IllegalArgumentException} with what is wrong.
   */
  public static RiskModel read(InputStream json) {
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new IllegalArgumentException("model: is not JSON: " + e.getMessage(), e);
    }
    String layout = root.path("layout").asText();
    require(
        layout.equals(LAYOUT),
        "/layout is '"
            + layout
            + "', and this release reads "
            + LAYOUT
            + "; fit it anew with ./forebell fit");
    require(!root.path("name").asText().isBlank(), "/name is missing");
    return new RiskModel(
        root.path("name").asText() + "/" + root.path("version").asText(),
        subject(root, Subject.STAFF),
        subject(root, Subject.FACILITY));
  }

  /** The part of the model that is about a subject. */
  public SubjectModel of(Subject subject) {
    return subject == Subject.STAFF ? staff : facility;
  }

  private static SubjectModel subject(JsonNode root, Subject subject) {
    String at = "/subjects/" + subject.code();
    double[] coefficients = new double[Feature.ALL.size()];
    JsonNode given = root.at(at + "/coefficients");
    require(given.isObject() && !given.isEmpty(), at + "/coefficients is missing");
    for (Iterator<Map.Entry<String, JsonNode>> all = given.fields(); all.hasNext(); ) {
      Map.Entry<String, JsonNode> each = all.next();
      Feature feature = Feature.of(each.getKey());
      String where = at + "/coefficients/" + each.getKey();
      require(feature != null, where + " is no feature of this release");
      require(each.getValue().isNumber(), where + " must be a number");
      coefficients[Feature.ALL.indexOf(feature)] = each.getValue().asDouble();
    }
    JsonNode intercept = root.at(at + "/intercept");
    require(intercept.isNumber(), at + "/intercept must be a number");
    return new SubjectModel(
        positive(root, at + "/worldPerAreaDay/subject"),
        positive(root, at + "/worldPerAreaDay/all"),
        intercept.asDouble(),
        coefficients);
  }

  private static double positive(JsonNode root, String pointer) {
    JsonNode node = root.at(pointer);
    require(node.isNumber() && node.asDouble() > 0, pointer + " must be a number above 0");
    return node.asDouble();
  }

  private static void require(boolean met, String problem) {
    if (!met) {
      throw new IllegalArgumentException("model: " + problem);
    }
  }
}
