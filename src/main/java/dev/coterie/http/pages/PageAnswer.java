package dev.coterie.http.pages;

import dev.coterie.http.FileStream;
import gg.jte.models.runtime.JteModel;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * What a visit is answered with: a page, another place to go to, or a file; the others are null.
 *
 * @param showsImages whether the page shows images of products, which may be other hosts'
 * @param model of the page
 * @param place to go to
 * @param file to keep
 * @param stream of a file to keep
 */
public record PageAnswer(
    int status,
    boolean showsImages,
    @Nullable JteModel model,
    @Nullable String place,
    @Nullable KeptFile file,
    @Nullable FileStream stream) {

  /**
   * What a browser keeps as a file.
   *
   * @param name of the file, of letters that every system takes
   * @param type of its content
   */
  public record KeptFile(String name, String type, Buffer content) {}

  public static PageAnswer page(JteModel model) {
    return page(200, model);
  }

  public static PageAnswer page(int status, JteModel model) {
    return new PageAnswer(status, false, model, null, null, null);
  }

  /** A page with images of products. */
  public static PageAnswer pageWithImages(int status, JteModel model) {
    return new PageAnswer(status, true, model, null, null, null);
  }

  /** After a form that was done: the browser asks for the place anew. */
  public static PageAnswer goTo(String place) {
    return new PageAnswer(303, false, null, place, null, null);
  }

  public static PageAnswer file(KeptFile file) {
    return new PageAnswer(200, false, null, null, file, null);
  }

  public static PageAnswer stream(FileStream stream) {
    return new PageAnswer(200, false, null, null, null, stream);
  }
}
