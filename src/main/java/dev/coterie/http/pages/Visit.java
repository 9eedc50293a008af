package dev.coterie.http.pages;

import dev.coterie.caller.user.User;
import dev.coterie.caller.user.UserContract.Session;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.TextForm;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One request as the pages see it: of a user, for a page or for a part of one. */
public final class Visit {
  private static final String SESSION = "session";

  private final RoutingContext context;
  private final PageFrame frame;

  Visit(RoutingContext context, PageFrame frame) {
    this.context = context;
    this.frame = frame;
  }

  static void setSession(RoutingContext context, Session session) {
    context.put(SESSION, session);
  }

  static @Nullable Session session(RoutingContext context) {
    return context.get(SESSION);
  }

  public Vertx vertx() {
    return context.vertx();
  }

  public PageFrame frame() {
    return frame;
  }

  public Texts texts() {
    return frame.t();
  }

  public User user() {
    return Objects.requireNonNull(session(context), "a page of a session").user();
  }

  public Actor actor() {
    return user().actor();
  }

  public String path(String name) {
    return context.pathParam(name);
  }

  /** A parameter of the address; empty where it has none. */
  public String query(String name) {
    String value = context.queryParams().get(name);
    return value == null ? "" : value.strip();
  }

  /** A parameter of the address; empty where it has none, or one of another form. */
  public String query(String name, TextForm form) {
    return usable(query(name), form);
  }

  private static String usable(String value, TextForm form) {
    try {
      return value.isEmpty() ? value : form.check(value);
    } catch (InvalidValue unusable) {
      return "";
    }
  }

  /** A field of the form; empty where it was not sent. */
  public String field(String name) {
    String value = form().get(name);
    return value == null ? "" : value;
  }

  /** A field of the form; empty where it was not sent, or has another form. */
  public String field(String name, TextForm form) {
    return usable(field(name), form);
  }

  public MultiMap form() {
    return context.request().formAttributes();
  }

  /**
   * The file of a form, which now is the caller's to delete; null where none was chosen.
   *
   * @param name of the field
   */
  public Future<@Nullable String> takeFile(String name) {
    for (FileUpload file : context.fileUploads()) {
      if (file.name().equals(name) && file.size() > 0) {
        String taken = file.uploadedFileName() + ".taken";
        return vertx().fileSystem().move(file.uploadedFileName(), taken).map(taken);
      }
    }
    return Future.succeededFuture();
  }

  /** Whether the page asks for this part of it only. */
  public boolean wantsPart(String id) {
    return id.equals(context.request().getHeader("HX-Target"));
  }

  /** The value; a refusal becomes the page that says what went wrong. */
  public static <T> T require(Result<T> result) {
    return result.fold(
        value -> value,
        refusal -> {
          throw refusal.asException();
        });
  }
}
