package dev.coterie.http.pages;

/**
 * What went wrong.
 *
 * @param detail what would be right, as a sentence
 * @param id under which the log has the request
 */
public record ErrorView(PageFrame frame, int status, String detail, String id) {}
