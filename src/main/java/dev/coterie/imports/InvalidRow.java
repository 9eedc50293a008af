package dev.coterie.imports;

/**
 * One wrong row of an import.
 *
 * @param row the row's number as a spreadsheet shows it: the header is row 1
 * @param field the column at fault
 * @param message what would be right
 */
public record InvalidRow(int row, String field, String message) {}
