package dev.coterie.http.pages;

import gg.jte.models.runtime.JteModel;
import org.jspecify.annotations.Nullable;

/**
 * What a visit is answered with: a page, another place to go to, or a file to keep.
 *
 * @param model null where there is no page
 * @param place null where there is no place
 * @param file null where there is no file
 */
public record PageAnswer(
    int status, @Nullable JteModel model, @Nullable String place, @Nullable TextFile file) {

  /** A CSV file, with the name that it is kept under. */
  public record TextFile(String name, String csv) {}

  public static PageAnswer page(JteModel model) {
    return page(200, model);
  }

  public static PageAnswer page(int status, JteModel model) {
    return new PageAnswer(status, model, null, null);
  }

  /** After a form that was done: the browser asks for the place anew. */
  public static PageAnswer goTo(String place) {
    return new PageAnswer(303, null, place, null);
  }

  public static PageAnswer file(String name, String csv) {
    return new PageAnswer(200, null, null, new TextFile(name, csv));
  }
}
