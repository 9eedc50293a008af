package dev.coterie.http.pages;

/**
 * A secret that a page shows once.
 *
 * @param label what it is and whose
 * @param hint what it is good for
 */
public record ShownSecret(String label, String secret, String hint) {}
