package dev.coterie.http.pages;

import dev.coterie.caller.user.User;
import dev.coterie.caller.user.UserContract;
import dev.coterie.caller.user.UserContract.RenewSession;
import dev.coterie.caller.user.UserContract.Session;
import dev.coterie.http.Cursor;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.TextForm;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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

  /** Has the session outlast a clock that was set. */
  public Future<Done> renewSession() {
    String secret = Objects.requireNonNull(SessionGate.secret(context), "a page of a session");
    return UserContract.RENEW_SESSION.send(vertx(), new RenewSession(secret));
  }

  public Actor actor() {
    return user().actor();
  }

  public String path(String name) {
    return context.pathParam(name);
  }

  /** The address that the request comes from. */
  public String remoteAddress() {
    return context.request().remoteAddress().hostAddress();
  }

  /** A path of this service as its visitors reach it from elsewhere. */
  public String absolute(String path) {
    String scheme = SessionGate.isBehindTls(context.request()) ? "https" : "http";
    return scheme + "://" + context.request().authority() + path;
  }

  /** A parameter of the address; empty where it has none, or one that no text can have. */
  public String query(String name) {
    String value = context.queryParams().get(name);
    return value == null || value.indexOf('\0') >= 0 ? "" : value.strip();
  }

  /** All values of a parameter that may be given several times, the first so many of them. */
  public List<String> queries(String name, int most) {
    return context.queryParams().getAll(name).stream()
        .filter(value -> value.indexOf('\0') < 0)
        .distinct()
        .limit(most)
        .toList();
  }

  /** A parameter of the address that names one of an enum; null for any other text. */
  public <E extends Enum<E>> @Nullable E choice(String name, Class<E> type) {
    return EnumNames.find(query(name), type).orElse(null);
  }

  /** The begin of the local day that a parameter of the address names; null for any other text. */
  public @Nullable Instant dayBegin(String name) {
    return day(name, 0);
  }

  /** The end of the local day that a parameter of the address names; null for any other text. */
  public @Nullable Instant dayEnd(String name) {
    return day(name, 1);
  }

  private @Nullable Instant day(String name, int later) {
    try {
      return frame.time().calendar().beginOf(LocalDate.parse(query(name)).plusDays(later));
    } catch (DateTimeException | InvalidValue notADay) {
      return null;
    }
  }

  /** The page of a list that the address asks for; the first where it names none. */
  public PageRequest page() {
    return new PageRequest(Cursor.key(after()).orElse(""), PageRequest.USUAL);
  }

  /** The page of a list whose keys are numbers. */
  public PageRequest pageByNumber() {
    PageRequest page = page();
    return page.after().matches("\\d{0,18}") ? page : new PageRequest("", page.limit());
  }

  /** The cursor of the page that the address asks for; empty for the first one. */
  public String after() {
    return query("after");
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
    return result.orThrow();
  }
}
