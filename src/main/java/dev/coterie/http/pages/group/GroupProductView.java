package dev.coterie.http.pages.group;

import dev.coterie.catalog.Product;
import dev.coterie.group.Group;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The special product that sells a group.
 *
 * @param product null where it was never made
 * @param typed fields that could not be saved, by name
 * @param errors what is wrong with them
 */
public record GroupProductView(
    PageFrame frame,
    Notice notice,
    Group group,
    @Nullable Product product,
    Map<String, String> typed,
    Map<String, String> errors) {

  /** What a field holds: as typed where that was not saved, else as it is stored. */
  public String field(String name) {
    Product stored = product;
    if (typed.containsKey(name) || stored == null) {
      return typed.getOrDefault(name, "");
    }
    return switch (name) {
      case "name" -> stored.name();
      case "description" -> stored.description();
      default -> String.join("\n", stored.images());
    };
  }

  public @Nullable String error(String name) {
    return errors.get(name);
  }
}
