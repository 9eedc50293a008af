/** The page of who may enter which page of the shop, and see which product. */
@NullMarked
package dev.coterie.http.pages.restriction;

import org.jspecify.annotations.NullMarked;
