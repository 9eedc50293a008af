package dev.coterie.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.common.dsl.SchemaType;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.RequestValidator;
import io.vertx.openapi.validation.ResponseValidator;
import io.vertx.openapi.validation.ValidatableRequest;
import io.vertx.openapi.validation.ValidatableResponse;
import io.vertx.openapi.validation.impl.RequestParameterImpl;
import io.vertx.openapi.validation.impl.ValidatableRequestImpl;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds exchanges under {@code /v1} against the OpenAPI file: answers always, requests where they
 * were not refused.
 */
public final class OpenApiCheck {
  private static final String CSV = "text/csv";
  private static final String STREAM = "text/event-stream";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /** Vert.x knows no workbooks, so that they stand there as JSON: a string. */
  private static final String WORKBOOK = "\"a workbook\"";

  private static final int FIRST_REFUSAL = 400;
  private static final Set<String> OF_NO_OPERATION = Set.of("unknown-path", "method-not-allowed");

  /** Read once for all tests of a process: that takes as long as a service takes to start. */
  private static final OpenApiCheck SHARED = new OpenApiCheck(Vertx.vertx());

  private final OpenAPIContract contract;
  private final RequestValidator requests;
  private final ResponseValidator responses;

  private OpenApiCheck(Vertx vertx) {
    contract = contract(vertx);
    requests = RequestValidator.create(vertx, contract);
    responses = ResponseValidator.create(vertx, contract);
  }

  static OpenApiCheck shared() {
    return SHARED;
  }

  /**
   * The OpenAPI file, with the media types as {@link #known} to Vert.x, and without its server,
   * whose address is relative, which Vert.x does not know.
   */
  public static OpenAPIContract contract(Vertx vertx) {
    String file = known(vertx.fileSystem().readFileBlocking("openapi.yaml").toString());
    try {
      Map<String, Object> tree = new YAMLMapper().readValue(file, new TypeReference<>() {});
      tree.remove("servers");
      return RunningCoterie.await(OpenAPIContract.from(vertx, new JsonObject(tree)));
    } catch (JsonProcessingException cause) {
      throw new AssertionError("openapi.yaml is not YAML", cause);
    }
  }

  void check(HttpRequest request, Reply reply) {
    if (!request.uri().getPath().startsWith("/v1/")) {
      return;
    }
    try {
      Operation operation = operation(request);
      if (operation == null) {
        requireNoAnswer(reply);
      } else {
        check(operation, request, reply);
      }
    } catch (RuntimeException | AssertionError wrong) {
      String exchange = request.method() + " " + request.uri() + " -> " + reply.status();
      String message = exchange + " is not as openapi.yaml says: " + wrong.getMessage();
      throw new AssertionError(message + "\n" + reply.text(), wrong);
    }
  }

  private void check(Operation operation, HttpRequest request, Reply reply) {
    String id = operation.getOperationId();
    RunningCoterie.await(responses.validate(validatable(reply), id));
    if (reply.status() < FIRST_REFUSAL) {
      requireKnownQuery(operation, request.uri());
      RunningCoterie.await(requests.validate(validatable(operation, request), id));
    }
  }

  private @Nullable Operation operation(HttpRequest request) {
    return contract.findOperation(request.uri().getRawPath(), HttpMethod.valueOf(request.method()));
  }

  private static void requireNoAnswer(Reply reply) {
    if (reply.status() < FIRST_REFUSAL || !OF_NO_OPERATION.contains(reply.code())) {
      throw new AssertionError("it has no such operation");
    }
  }

  /** The service refuses unknown parameters: one that it takes must stand in the file. */
  private static void requireKnownQuery(Operation operation, URI uri) {
    Set<String> known =
        operation.getParameters().stream()
            .filter(parameter -> parameter.getIn() == Location.QUERY)
            .map(Parameter::getName)
            .collect(Collectors.toSet());
    Set<String> given = query(uri).keySet();
    if (!known.containsAll(given)) {
      throw new AssertionError("the query takes " + known + " and was given " + given);
    }
  }

  private static ValidatableResponse validatable(Reply reply) {
    Map<String, String> headers = new HashMap<>();
    reply.headers().forEach((name, values) -> headers.put(name, Json.encode(values.get(0))));
    String type = reply.header("content-type");
    return ValidatableResponse.create(
        reply.status(),
        headers,
        Buffer.buffer(XLSX.equals(type) ? WORKBOOK : reply.text()),
        known(type.replaceFirst("^text/csv;.*", CSV)));
  }

  private static ValidatableRequest validatable(Operation operation, HttpRequest request) {
    Map<String, String> path = path(operation, request.uri());
    Map<String, List<String>> query = query(request.uri());
    String type = request.headers().firstValue("Content-Type").orElse("application/json");
    return new ValidatableRequestImpl(
        Map.of(),
        parameters(operation, Location.HEADER, request.headers()::firstValue),
        parameters(operation, Location.PATH, name -> Optional.ofNullable(path.get(name))),
        parameters(
            operation,
            Location.QUERY,
            name -> query.getOrDefault(name, List.of()).stream().findFirst()),
        new RequestParameterImpl(Buffer.buffer(content(type, request))),
        known(type.replaceFirst("^text/csv;.*", CSV)));
  }

  private static Map<String, RequestParameter> parameters(
      Operation operation, Location in, Function<String, Optional<String>> given) {
    Map<String, RequestParameter> all = new HashMap<>();
    for (Parameter parameter : operation.getParameters()) {
      if (parameter.getIn() == in) {
        given
            .apply(parameter.getName())
            .map(value -> new RequestParameterImpl(quoted(parameter, value)))
            .ifPresent(value -> all.put(parameter.getName(), value));
      }
    }
    return all;
  }

  /** Texts are quoted, because Vert.x takes one that looks like a number for a number. */
  private static String quoted(Parameter parameter, String value) {
    return parameter.getSchemaType() == SchemaType.STRING ? Json.encode(value) : value;
  }

  private static Map<String, String> path(Operation operation, URI uri) {
    String[] names = operation.getAbsoluteOpenAPIPath().split("/", -1);
    String[] values = uri.getRawPath().split("/", -1);
    Map<String, String> path = new HashMap<>();
    for (int index = 0; index < names.length; index++) {
      String value = values[index].replace("+", "%2B");
      path.put(
          names[index].replaceAll("[{}]", ""), URLDecoder.decode(value, StandardCharsets.UTF_8));
    }
    return path;
  }

  private static Map<String, List<String>> query(URI uri) {
    return new QueryStringDecoder(uri).parameters();
  }

  /**
   * The media types as Vert.x knows them: it refuses a file with CSV or streams, so those are
   * bytes, which are not looked at (and may be many); and of JSON with a suffix it reads only that
   * of vendors.
   */
  private static String known(String text) {
    return text.replace(CSV, "application/octet-stream")
        .replace(STREAM, "application/octet-stream")
        .replace(XLSX, "application/vnd.workbook+json")
        .replaceAll("application/([a-z-]+)\\+json", "application/vnd.$1+json");
  }

  private static String content(String type, HttpRequest request) {
    if (type.equals(XLSX)) {
      return WORKBOOK;
    }
    return type.startsWith(CSV) ? CSV : body(request);
  }

  private static String body(HttpRequest request) {
    BodySubscriber<String> body = BodySubscribers.ofString(StandardCharsets.UTF_8);
    request
        .bodyPublisher()
        .ifPresentOrElse(all -> all.subscribe(new Reading(body)), body::onComplete);
    return body.getBody().toCompletableFuture().join();
  }

  /** Passes a request's body on to what usually reads an answer's. */
  private record Reading(BodySubscriber<String> to) implements Flow.Subscriber<ByteBuffer> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      to.onSubscribe(subscription);
    }

    @Override
    public void onNext(ByteBuffer part) {
      to.onNext(List.of(part));
    }

    @Override
    public void onError(Throwable cause) {
      to.onError(cause);
    }

    @Override
    public void onComplete() {
      to.onComplete();
    }
  }
}
