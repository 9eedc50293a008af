package dev.coterie.http.storefront;

import dev.coterie.http.Cursor;
import dev.coterie.http.pages.Texts;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.TextForm;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Vertx;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** One request of somebody who looks at products. */
public final class FrontVisit {
  /** Says in addresses who looks. */
  public static final String AS = "as";

  public static final String QUERY = "query";
  public static final String CATEGORY = "category";
  static final String AFTER = "after";

  private static final int PRODUCTS = 24;

  private final RoutingContext context;
  private final FrontKit kit;
  private final Texts texts;

  FrontVisit(RoutingContext context, FrontKit kit) {
    this.context = context;
    this.kit = kit;
    this.texts =
        kit.texts().in(context.acceptableLanguages().stream().map(LanguageHeader::tag).toList());
  }

  public Vertx vertx() {
    return context.vertx();
  }

  public FrontKit kit() {
    return kit;
  }

  public Templates templates() {
    return kit.templates();
  }

  public Texts texts() {
    return texts;
  }

  /** A part of the path; null where no text of that form stands there. */
  public @Nullable String path(String name, TextForm form) {
    String value = usable(context.pathParam(name), form);
    return value.isEmpty() ? null : value;
  }

  /** A parameter of the address; empty where it has none, or one of another form. */
  public String query(String name, TextForm form) {
    return usable(context.queryParams().get(name), form);
  }

  /** A field of the form; empty where it was not sent, or has another form. */
  public String field(String name, TextForm form) {
    return usable(context.request().getFormAttribute(name), form);
  }

  /** Who somebody says to be; empty for a guest. */
  public String as() {
    String as = context.queryParams().get(AS);
    return as == null ? "" : as.strip();
  }

  /** The cursor of the page that the address asks for; empty for the first one. */
  public String after() {
    String after = context.queryParams().get(AFTER);
    return after == null ? "" : after;
  }

  /** The page of products that the address asks for; the first where it names none. */
  public PageRequest page() {
    return new PageRequest(Cursor.key(after()).orElse(""), PRODUCTS);
  }

  private static String usable(@Nullable String value, TextForm form) {
    String stripped = value == null ? "" : value.strip();
    try {
      return stripped.isEmpty() ? "" : form.check(stripped);
    } catch (InvalidValue unusable) {
      return "";
    }
  }
}
