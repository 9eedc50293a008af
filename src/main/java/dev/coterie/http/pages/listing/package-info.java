/** The pages on which the owner of a shop lists, prices and promotes what the mall offers. */
@NullMarked
package dev.coterie.http.pages.listing;

import org.jspecify.annotations.NullMarked;
