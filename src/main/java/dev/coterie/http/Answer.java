package dev.coterie.http;

import dev.coterie.kernel.Page;
import dev.coterie.kernel.Result;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a request is answered with.
 *
 * @param status of HTTP
 * @param mediaType of the body
 * @param body null for none
 * @param etag changes with the answer; null where no cache may keep it
 * @param headers beyond those that every answer has
 */
public record Answer(
    int status,
    String mediaType,
    @Nullable Buffer body,
    @Nullable String etag,
    List<Header> headers) {
  private static final String JSON = "application/json";

  /** One header; a name that is often sent is best made by {@link HttpHeaders#createOptimized}. */
  public record Header(CharSequence name, CharSequence value) {}

  public Answer(int status, String mediaType, @Nullable Buffer body) {
    this(status, mediaType, body, null, List.of());
  }

  /** This, for caches to keep as long as the headers say. */
  public Answer tagged(String etag, List<Header> headers) {
    return new Answer(status, mediaType, body, etag, headers);
  }

  public static Answer ok(JsonObject json) {
    return new Answer(200, JSON, json.toBuffer());
  }

  /** A body that is written already. */
  public static Answer ok(Buffer json) {
    return new Answer(200, JSON, json);
  }

  public static Answer created(JsonObject json) {
    return new Answer(201, JSON, json.toBuffer());
  }

  public static Answer stored(boolean created, JsonObject json) {
    return created ? created(json) : ok(json);
  }

  public static Answer withStatus(int status, JsonObject json) {
    return new Answer(status, JSON, json.toBuffer());
  }

  public static Answer nothing() {
    return new Answer(204, JSON, null);
  }

  /** The answer that the function makes of the value, or the problem of the refusal. */
  public static <T> Answer of(Result<T> result, Function<T, Answer> answer) {
    return result.fold(answer, refusal -> of(Problem.of(refusal)));
  }

  /** A page of a list, with the cursor of the next one. */
  public static <T> Answer of(Page<T> page, Function<T, JsonObject> item) {
    return list(page.items(), page.next(), item);
  }

  /** As {@link #of(Page, Function)}. */
  public static <T> Answer list(
      List<T> items, @Nullable String next, Function<T, JsonObject> item) {
    JsonArray all = new JsonArray();
    items.forEach(each -> all.add(item.apply(each)));
    return ok(new JsonObject().put("items", all).put("next", next == null ? null : cursor(next)));
  }

  public static Answer of(Problem problem) {
    return new Answer(problem.status(), Problem.MEDIA_TYPE, problem.json().toBuffer());
  }

  private static String cursor(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }
}
