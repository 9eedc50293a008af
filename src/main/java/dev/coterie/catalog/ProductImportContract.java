package dev.coterie.catalog;

import dev.coterie.bus.Ask;
import dev.coterie.bus.Command;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;

/** What others may ask of imports that are planned before they change anything. */
public final class ProductImportContract {
  public static final Command<PlanImport, Result<ProductImport>> PLAN =
      new Command<>("catalog.import.plan");
  public static final Ask<FindImport, Result<ProductImport>> FIND =
      new Ask<>("catalog.import.find");
  public static final Ask<FindImport, Result<WrongRowsFile>> WRONG_ROWS =
      new Ask<>("catalog.import.wrong-rows");
  public static final Command<CommitImport, Result<ProductImport>> COMMIT =
      new Command<>("catalog.import.commit");

  /** The code of the refusal where products were changed since the import was planned. */
  public static final String OUTDATED = "outdated-import";

  private ProductImportContract() {}

  /**
   * Begins to find out what a file would change.
   *
   * @param path of the file, which is deleted when it was read
   */
  public record PlanImport(String path) {}

  public record FindImport(String id) {}

  /** Begins to write the right rows of a plan. */
  public record CommitImport(String id) {}

  /** The wrong rows, to be mended and sent again. */
  public record WrongRowsFile(String csv) {}

  static Refusal unknownImport(String id) {
    return Refusal.unknown("unknown-import", "no import has the id " + id);
  }

  static Refusal outdated(String id) {
    return Refusal.conflict(
        OUTDATED,
        "the catalogue was changed since import " + id + " was planned: choose the file again");
  }

  static Refusal notPlanned(String id) {
    return Refusal.conflict("not-planned", "import " + id + " is not waiting to be written");
  }
}
