package dev.coterie.http.pages;

/**
 * The login.
 *
 * @param name that was typed
 * @param to the page that was wanted, empty for the first one
 */
public record LoginView(PageFrame frame, Notice notice, String name, String to) {}
