package dev.coterie.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.coterie.testing.OpenApiCheck;
import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.json.schema.JsonSchema;
import io.vertx.openapi.contract.MediaType;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.OpenAPIObject;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.contract.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  private static OpenAPIContract contract;

  @BeforeAll
  static void theFile() {
    contract = OpenApiCheck.contract(COTERIE.service().vertx());
  }

  @Test
  void the_file_describes_the_routes_that_there_are() {
    List<String> described =
        contract.operations().stream()
            .map(each -> each.getHttpMethod() + " " + each.getAbsoluteOpenAPIPath())
            .toList();

    assertThat(routes()).isNotEmpty().containsExactlyInAnyOrderElementsOf(described);
  }

  @Test
  void the_file_is_served_as_it_is() throws IOException {
    Reply reply = COTERIE.get("/openapi.yaml");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("content-type")).startsWith("text/yaml");
    assertThat(reply.text()).isEqualTo(file());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/docs/",
        "/docs/start.js",
        "/docs/assets/swagger-ui.css",
        "/docs/assets/swagger-ui-bundle.js"
      })
  void the_page_to_browse_it_has_all_its_parts(String path) {
    assertThat(COTERIE.get(path).status()).isEqualTo(200);
  }

  @Test
  void the_page_is_found_without_its_last_slash() {
    Reply reply = COTERIE.get("/docs");

    assertThat(reply.status()).isEqualTo(302);
    assertThat(reply.header("location")).isEqualTo("/docs/");
  }

  @Test
  void every_json_body_has_an_example_that_fits_its_schema() {
    for (Operation operation : contract.operations()) {
      assertThat(jsonBodies(operation))
          .as(operation.getOperationId())
          .isNotEmpty()
          .allSatisfy(body -> assertFits(example(body), body.getSchema()));
    }
  }

  @Test
  void every_example_of_a_parameter_fits_its_schema() {
    for (Operation operation : contract.operations()) {
      assertThat(parameters(operation))
          .as(operation.getOperationId())
          .filteredOn(parameter -> example(parameter) != null)
          .isNotEmpty()
          .allSatisfy(parameter -> assertFits(example(parameter), parameter.getSchema()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "discount, percent, 0 99.9999 100 100.0000 0100 100.0001 101 1000 90000",
    "markup, percent, 0 100.0001 9999.9 89999.9999 90000 90000.00 90000.0001 90001 100000 900000",
    "discount, fixed, 0.0001 90001 999999999999 999999999999.00 999999999999.0001 1000000000000",
    "markup, fixed, 0.0001 90001 999999999999 999999999999.00 999999999999.0001 1000000000000",
    "discount, fixed, 0.00010 0.00001 1. .5 1e2 +1 -1 -0"
  })
  void the_file_and_the_service_take_the_same_rules(String basis, String mode, String values) {
    for (String value : values.split(" ", -1)) {
      JsonObject rule = Shop.rule(basis, mode, value);
      String code = "limit-" + UUID.randomUUID();
      JsonObject group = new JsonObject().put("code", code).put("kind", "discount");
      group.put("name", "Limit").put("pricing", rule);
      int status = COTERIE.post("/v1/groups", group).status();
      JsonObject change = new JsonObject().put("pricing", rule);
      boolean taken = status == 201;

      assertThat(status).as(rule.encode()).isIn(201, 400);
      assertThat(fits(group, body("createGroup"))).as(rule.encode()).isEqualTo(taken);
      assertThat(fits(change, body("changeGroup"))).as(rule.encode()).isEqualTo(taken);
    }
  }

  @Test
  void part_of_a_rule_may_be_changed_to_what_some_rule_may_be() {
    assertThat(fits(pricing("mode", "percent", "value", "101"), body("changeGroup"))).isTrue();
    assertThat(fits(pricing("mode", "percent", "value", "90001"), body("changeGroup"))).isFalse();
    assertThat(fits(pricing("basis", "discount", "value", "101"), body("changeGroup"))).isTrue();
    assertThat(fits(pricing("value", "999999999999"), body("changeGroup"))).isTrue();
  }

  private static JsonObject pricing(String... namesAndValues) {
    JsonObject rule = new JsonObject();
    for (int at = 0; at < namesAndValues.length; at += 2) {
      rule.put(namesAndValues[at], namesAndValues[at + 1]);
    }
    return new JsonObject().put("pricing", rule);
  }

  private static JsonSchema body(String operation) {
    return jsonBodies(contract.operation(operation)).get(0).getSchema();
  }

  private static boolean fits(JsonObject body, JsonSchema schema) {
    return contract.getSchemaRepository().validator(schema).validate(body).getValid();
  }

  private static @Nullable Object example(OpenAPIObject described) {
    return plain(described.getOpenAPIModel().getValue("example"));
  }

  /** Without the marks that Vert.x leaves in what it has resolved. */
  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof JsonObject object) {
      JsonObject plain = new JsonObject();
      object.fieldNames().stream()
          .filter(JsonSchema.EXCLUDE_ANNOTATIONS)
          .forEach(name -> plain.put(name, plain(object.getValue(name))));
      return plain;
    }
    if (value instanceof JsonArray array) {
      JsonArray plain = new JsonArray();
      array.forEach(element -> plain.add(plain(element)));
      return plain;
    }
    return value;
  }

  private static void assertFits(@Nullable Object example, JsonSchema schema) {
    assertThat(example).isNotNull();
    assertThatCode(
            () ->
                contract.getSchemaRepository().validator(schema).validate(example).checkValidity())
        .doesNotThrowAnyException();
  }

  private static List<MediaType> jsonBodies(Operation operation) {
    List<MediaType> bodies = new ArrayList<>();
    if (operation.getRequestBody() != null) {
      bodies.addAll(operation.getRequestBody().getContent().values());
    }
    responses(operation).forEach(response -> bodies.addAll(response.getContent().values()));
    return bodies.stream().filter(body -> body.getIdentifier().endsWith("json")).toList();
  }

  private static List<Parameter> parameters(Operation operation) {
    List<Parameter> parameters = new ArrayList<>(operation.getParameters());
    responses(operation).forEach(response -> parameters.addAll(response.getHeaders()));
    return parameters;
  }

  private static List<Response> responses(Operation operation) {
    JsonObject all = operation.getOpenAPIModel().getJsonObject("responses");
    return all.fieldNames().stream()
        .filter(status -> status.matches("\\d+"))
        .map(status -> operation.getResponse(Integer.parseInt(status)))
        .toList();
  }

  /** Those of the router that answers, under /v1. */
  private static List<String> routes() {
    List<String> routes = new ArrayList<>();
    router().getRoutes().stream()
        .filter(route -> route.methods() != null)
        .filter(route -> String.valueOf(route.getPath()).startsWith("/v1/"))
        .forEach(
            route -> {
              String path = route.getPath().replaceAll(":(\\w+)", "{$1}");
              route.methods().forEach(method -> routes.add(method + " " + path));
            });
    return routes;
  }

  private static Router router() {
    VertxInternal vertx = (VertxInternal) COTERIE.service().vertx();
    return vertx.deploymentManager().deployments().stream()
        .flatMap(context -> context.deployment().instances().stream())
        .filter(HttpVerticle.class::isInstance)
        .map(HttpVerticle.class::cast)
        .findFirst()
        .orElseThrow()
        .dispatcher()
        .router();
  }

  private static String file() throws IOException {
    try (InputStream in = OpenApiTest.class.getResourceAsStream("/openapi.yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
