package dev.coterie.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An operation of the OpenAPI file.
 *
 * @param scopes of which a key needs one
 * @param hasBody whether it takes one
 * @param example of its JSON body, empty where there is none
 */
public record ApiOperation(
    String method,
    String path,
    String description,
    List<String> scopes,
    boolean hasBody,
    String example) {

  public static List<ApiOperation> all() {
    List<ApiOperation> operations = new ArrayList<>();
    for (var path : file().path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        if (method.getValue().has("operationId")) {
          operations.add(of(path.getKey(), method.getKey(), method.getValue()));
        }
      }
    }
    return operations;
  }

  private static JsonNode file() {
    try (InputStream file = ApiOperation.class.getResourceAsStream("/openapi.yaml")) {
      return new YAMLMapper().readTree(file);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static ApiOperation of(String path, String method, JsonNode described) {
    JsonNode media = described.at("/requestBody/content/application~1json");
    JsonNode example = media.has("example") ? media.path("example") : media.at("/examples").path(0);
    List<String> scopes = new ArrayList<>();
    described.path("x-scopes").forEach(scope -> scopes.add(scope.asText()));
    return new ApiOperation(
        method.toUpperCase(Locale.ROOT),
        path,
        described.path("description").asText(),
        scopes,
        described.has("requestBody"),
        example.isMissingNode() ? "" : example.toString());
  }

  public String name() {
    return path + " " + method;
  }

  /** A request with the key, or none where it is empty, and with the JSON body unless it is. */
  public HttpRequest.Builder request(
      RunningCoterie coterie, String target, String key, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(coterie.uri(target))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
  }
}
