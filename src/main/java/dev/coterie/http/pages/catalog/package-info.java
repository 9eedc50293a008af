/** The pages of the catalogue. */
@NullMarked
package dev.coterie.http.pages.catalog;

import org.jspecify.annotations.NullMarked;
