package dev.coterie.http;

import dev.coterie.kernel.Page;
import dev.coterie.kernel.Result;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a request is answered with.
 *
 * @param status of HTTP
 * @param mediaType of the body
 * @param body null for none
 * @param etag changes with the answer; null where no cache may store it
 * @param headers beyond those that every answer has
 */
public record Answer(
    int status,
    String mediaType,
    @Nullable Buffer body,
    @Nullable String etag,
    List<Header> headers) {

  /** One header; a name that is often sent is best made by {@link HttpHeaders#createOptimized}. */
  public record Header(CharSequence name, CharSequence value) {}

  public Answer(int status, String mediaType, @Nullable Buffer body) {
    this(status, mediaType, body, null, List.of());
  }

  /** This answer, for caches to store as long as the headers say. */
  public Answer tagged(String etag, List<Header> headers) {
    return new Answer(status, mediaType, body, etag, headers);
  }

  public static Answer ok(JsonObject json) {
    return new Answer(200, MediaTypes.JSON, json.toBuffer());
  }

  /** JSON that is bytes already. */
  public static Answer ok(Buffer json) {
    return new Answer(200, MediaTypes.JSON, json);
  }

  public static Answer created(JsonObject json) {
    return new Answer(201, MediaTypes.JSON, json.toBuffer());
  }

  public static Answer stored(boolean created, JsonObject json) {
    return created ? created(json) : ok(json);
  }

  public static Answer withStatus(int status, JsonObject json) {
    return new Answer(status, MediaTypes.JSON, json.toBuffer());
  }

  public static Answer nothing() {
    return new Answer(204, MediaTypes.JSON, null);
  }

  /** The answer that the function makes of the value, or the refusal as a problem. */
  public static <T> Answer of(Result<T> result, Function<T, Answer> answer) {
    return result.fold(answer, refusal -> of(Problem.of(refusal)));
  }

  /** A page of a list, with the cursor of the next one. */
  public static <T> Answer of(Page<T> page, Function<T, JsonObject> item) {
    return list(page.items(), page.next(), item);
  }

  /** A page of a list, with the cursor of the next one. */
  public static <T> Answer list(
      List<T> items, @Nullable String next, Function<T, JsonObject> item) {
    JsonArray all = new JsonArray();
    items.forEach(each -> all.add(item.apply(each)));
    return ok(
        new JsonObject().put("items", all).put("next", next == null ? null : Cursor.of(next)));
  }

  public static Answer of(Problem problem, Header... headers) {
    return new Answer(
        problem.status(), Problem.MEDIA_TYPE, problem.json().toBuffer(), null, List.of(headers));
  }
}
