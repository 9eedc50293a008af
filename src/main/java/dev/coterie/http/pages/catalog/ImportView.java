package dev.coterie.http.pages.catalog;

import dev.coterie.catalog.ProductImport;
import dev.coterie.catalog.ProductImport.ImportState;
import dev.coterie.catalog.ProductImport.PlannedChange;
import dev.coterie.catalog.ProductImport.Terms;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.imports.InvalidRow;
import dev.coterie.kernel.EnumNames;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An import of the catalogue.
 *
 * @param file null before a file was sent
 */
public record ImportView(PageFrame frame, Notice notice, @Nullable ProductImport file) {
  private static final int SHOWN_ROWS = 100;

  private ProductImport there() {
    return Objects.requireNonNull(file, "there is one");
  }

  public Address here() {
    return Address.of(ImportPage.PATH, there().id());
  }

  public String state() {
    return EnumNames.of(there().state());
  }

  public boolean isRunning() {
    return there().state() == ImportState.READING || there().state() == ImportState.IMPORTING;
  }

  /** Whether there are counts of what it changes, or did. */
  public boolean isCounted() {
    return there().state() == ImportState.PLANNED || there().state() == ImportState.DONE;
  }

  public boolean canBeImported() {
    return there().state() == ImportState.PLANNED && there().created() + there().updated() > 0;
  }

  /** The first of the wrong rows. */
  public List<InvalidRow> wrong() {
    return there().invalid().stream().limit(SHOWN_ROWS).toList();
  }

  /** One field before and after, or just what it is where it stays or is new. */
  public String name(PlannedChange change) {
    return turn(change.before() == null ? null : change.before().name(), change.after().name());
  }

  public String listPrice(PlannedChange change) {
    Terms before = change.before();
    return turn(before == null ? null : price(before), price(change.after()));
  }

  public String supplierPrice(PlannedChange change) {
    Terms before = change.before();
    return turn(before == null ? null : supplier(before), supplier(change.after()));
  }

  private static String turn(@Nullable String before, String after) {
    return before == null || before.equals(after) ? after : before + " → " + after;
  }

  private String price(Terms terms) {
    return frame.t().decimal(terms.listPrice()) + " " + terms.currency();
  }

  private String supplier(Terms terms) {
    String supplier = terms.supplierPrice();
    return supplier == null ? "–" : frame.t().decimal(supplier) + " " + terms.currency();
  }
}
