package dev.coterie.kernel;

/**
 * One wrong input.
 *
 * @param field the path of the field as the caller wrote it, such as {@code items[3].sku}
 * @param message what would be right
 */
public record FieldError(String field, String message) {}
