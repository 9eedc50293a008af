/** The page on which the owner of a shop orders what it promotes. */
@NullMarked
package dev.coterie.http.pages.promotion;

import org.jspecify.annotations.NullMarked;
