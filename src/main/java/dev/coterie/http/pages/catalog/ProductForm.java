package dev.coterie.http.pages.catalog;

import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.TextForm;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form of a product as a page shows it.
 *
 * @param stored the fields as they are stored
 * @param typed fields that were not saved, as they were typed
 * @param errors what is wrong with them
 * @param theirs what a colleague made of them meanwhile
 * @param focus the button among the images to go on with, empty for none
 */
public record ProductForm(
    Map<ProductField, String> stored,
    Map<ProductField, String> typed,
    Map<ProductField, String> errors,
    Map<ProductField, String> theirs,
    String focus) {

  public String field(ProductField field) {
    return typed.getOrDefault(field, stored(field));
  }

  public String stored(ProductField field) {
    return stored.getOrDefault(field, "");
  }

  public @Nullable String error(ProductField field) {
    return errors.get(field);
  }

  public @Nullable String theirs(ProductField field) {
    return theirs.get(field);
  }

  public List<String> images() {
    return field(ProductField.IMAGES).lines().toList();
  }

  /** Whether the images are not as they are stored. */
  public boolean hasOtherImages() {
    return !field(ProductField.IMAGES).equals(stored(ProductField.IMAGES));
  }

  public static boolean isImage(String address) {
    try {
      TextForm.IMAGE_ADDRESS.check(address);
      return true;
    } catch (InvalidValue invalid) {
      return false;
    }
  }
}
