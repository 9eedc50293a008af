package dev.coterie.http.pages;

/**
 * One of several pages that stand beside each other under tabs.
 *
 * @param place where it is
 * @param selected whether it is the one that is shown
 */
public record Tab(String text, String place, boolean selected) {}
