package dev.coterie.http;

import dev.coterie.caller.Caller;
import dev.coterie.json.Fields;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Claim;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.RefusalKind;
import dev.coterie.kernel.TextForm;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One request as the API classes see it. */
public final class Exchange {
  private static final String CALLER = "caller";
  private static final String UPLOAD = "upload";
  private static final String CLAIM = "claim";

  private final RoutingContext context;

  public Exchange(RoutingContext context) {
    this.context = context;
  }

  /** Notes who makes the request, for the handlers that follow. */
  public static void setCaller(RoutingContext context, Caller caller) {
    context.put(CALLER, caller);
  }

  /** By which key the request is made; empty where it is a page's. */
  public static String keyOf(RoutingContext context) {
    Caller caller = context.get(CALLER);
    return caller == null ? "" : caller.keyName();
  }

  /** Notes the file that the body was streamed into, for the handlers that follow. */
  public static void setUpload(RoutingContext context, Upload upload) {
    context.put(UPLOAD, upload);
  }

  /** Notes the claim that the request holds on its idempotency key. */
  public static void setClaim(RoutingContext context, Claim claim) {
    context.put(CLAIM, claim);
  }

  /** The claim that the request holds on its idempotency key; null where it holds none. */
  public static @Nullable Claim claimOf(RoutingContext context) {
    return context.get(CLAIM);
  }

  public Vertx vertx() {
    return context.vertx();
  }

  public Caller caller() {
    return context.get(CALLER);
  }

  /** Who is written down as having done what the request does, with its claim. */
  public Actor actor() {
    return caller().actor().holding(claimOf(context));
  }

  /** A parameter of the path; refuses the request if it has another form. */
  public String path(String name, TextForm form) {
    try {
      return form.check(context.pathParam(name));
    } catch (InvalidValue invalid) {
      throw Refusal.invalid(name, invalid.whatWouldBeRight()).asException();
    }
  }

  public Params query() {
    return new Params(context.queryParams());
  }

  /** A header of the request; null where it has none. */
  public @Nullable String header(CharSequence name) {
    return context.request().getHeader(name);
  }

  /** The body, which must be a JSON object. */
  public Fields body() {
    return fields(buffer());
  }

  /** The fields of a body, which must be a JSON object. */
  public static Fields fields(@Nullable Buffer body) {
    return new Fields(object(body));
  }

  /** The fields of what came over the event bus, which must be a JSON object. */
  public static Fields fields(@Nullable Object message) {
    if (message instanceof JsonObject object) {
      return new Fields(object);
    }
    throw malformed("the message must be a JSON object");
  }

  /** The bytes of the body; null where there is none. */
  public @Nullable Buffer buffer() {
    return context.body().buffer();
  }

  /** The body, which must be a JSON object if there is one. */
  public Fields bodyOrEmpty() {
    return context.body().isEmpty() ? new Fields(new JsonObject()) : body();
  }

  /** The body, which must be a JSON object, unread. */
  public JsonObject object() {
    return object(buffer());
  }

  private static JsonObject object(@Nullable Buffer body) {
    if (json(body) instanceof JsonObject object) {
      return object;
    }
    throw malformed("the body must be a JSON object");
  }

  /** The body, which must be a list of JSON objects. */
  public List<JsonObject> objects(int max) {
    if (json(buffer()) instanceof JsonArray array
        && array.size() <= max
        && array.stream().allMatch(JsonObject.class::isInstance)) {
      return array.stream().map(JsonObject.class::cast).toList();
    }
    throw malformed("the body must be a list of at most " + max + " JSON objects");
  }

  /** The file that the body was streamed into; null on a route that streams none. */
  public @Nullable Upload upload() {
    return context.get(UPLOAD);
  }

  /** The path of that file. */
  public String uploadPath() {
    return Objects.requireNonNull(upload(), "an upload route").path();
  }

  /** The method and the target of the request, as they were sent. */
  public String target() {
    return context.request().method() + " " + context.request().uri();
  }

  private static Object json(@Nullable Buffer body) {
    try {
      Object json = Json.decodeValue(body);
      return json == null ? "null" : json;
    } catch (DecodeException | NullPointerException notJson) {
      throw malformed("the body must be JSON, in UTF-8");
    }
  }

  private static RuntimeException malformed(String detail) {
    return new Refusal(RefusalKind.INVALID, "malformed-json", detail, List.of()).asException();
  }
}
