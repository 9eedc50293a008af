package dev.coterie.http.storefront;

import gg.jte.models.runtime.JteModel;
import org.jspecify.annotations.Nullable;

/**
 * What a visit is answered with: a page, or another place to go to; the other one is null.
 *
 * @param keptBy who may keep the page, if only to ask whether it is still the same
 */
public record FrontAnswer(
    int status, KeptBy keptBy, @Nullable JteModel model, @Nullable String place) {

  /** Who may keep a page. */
  public enum KeptBy {
    /** Caches too: all guests see the same. */
    ANYONE("public, max-age=0, must-revalidate"),
    /** The browser of whoever it was made for. */
    BROWSER("private, max-age=0, must-revalidate"),
    NOBODY("no-store");

    private final String cacheControl;

    KeptBy(String cacheControl) {
      this.cacheControl = cacheControl;
    }

    String cacheControl() {
      return cacheControl;
    }
  }

  public static FrontAnswer page(KeptBy keptBy, JteModel model) {
    return new FrontAnswer(200, keptBy, model, null);
  }

  /** A page that says what was wrong, or shows something once. */
  public static FrontAnswer once(int status, JteModel model) {
    return new FrontAnswer(status, KeptBy.NOBODY, model, null);
  }

  /** After a form that was done: the browser asks for the place anew. */
  public static FrontAnswer goTo(String place) {
    return new FrontAnswer(303, KeptBy.NOBODY, null, place);
  }
}
