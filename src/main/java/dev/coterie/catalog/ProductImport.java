package dev.coterie.catalog;

import dev.coterie.imports.InvalidRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of products, and what it changes or did.
 *
 * @param rows how many rows were read so far
 * @param created how many products are new
 * @param updated how many differ
 * @param unchanged how many are there just so
 * @param changes the first of those that are new or differ, by row
 * @param invalid the wrong rows, by number
 */
public record ProductImport(
    String id,
    ImportState state,
    long rows,
    long created,
    long updated,
    long unchanged,
    List<PlannedChange> changes,
    List<InvalidRow> invalid) {

  public ProductImport {
    changes = List.copyOf(changes);
    invalid = List.copyOf(invalid);
  }

  /** How far an import is. */
  public enum ImportState {
    READING,
    PLANNED,
    IMPORTING,
    DONE,
    /** The products are others by now than those that it was planned for; nothing was written. */
    OUTDATED,
    FAILED
  }

  /**
   * One row that would change something.
   *
   * @param before null where the product is new
   */
  public record PlannedChange(String sku, @Nullable Terms before, Terms after) {}

  /**
   * What a file says of a product.
   *
   * @param supplierPrice null where unknown
   */
  public record Terms(
      String name, String listPrice, @Nullable String supplierPrice, String currency) {}
}
