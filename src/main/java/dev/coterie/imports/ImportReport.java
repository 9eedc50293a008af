package dev.coterie.imports;

import java.util.List;

/**
 * What an import did.
 *
 * @param created rows that were new
 * @param updated rows that differed
 * @param unchanged rows that were there just so
 * @param invalid the wrong rows, by number; at most {@value #MAX_INVALID}
 */
public record ImportReport(long created, long updated, long unchanged, List<InvalidRow> invalid) {
  /** A file with more wrong rows than this is the wrong file; reading stops there. */
  public static final int MAX_INVALID = 10_000;

  public ImportReport {
    invalid = List.copyOf(invalid);
  }

  /** Nothing was written. */
  public static ImportReport refused(List<InvalidRow> invalid) {
    return new ImportReport(0, 0, 0, invalid);
  }
}
