package dev.coterie.http.pages;

import gg.jte.models.runtime.JteModel;
import org.jspecify.annotations.Nullable;

/**
 * What a visit is answered with: a page, or another place to go to.
 *
 * @param model null where there is a place
 * @param place null where there is a page
 */
public record PageAnswer(int status, @Nullable JteModel model, @Nullable String place) {

  public static PageAnswer page(JteModel model) {
    return new PageAnswer(200, model, null);
  }

  public static PageAnswer page(int status, JteModel model) {
    return new PageAnswer(status, model, null);
  }

  /** After a form that was done: the browser asks for the place anew. */
  public static PageAnswer goTo(String place) {
    return new PageAnswer(303, null, place);
  }
}
