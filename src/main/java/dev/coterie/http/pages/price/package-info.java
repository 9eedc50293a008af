/** The price explorer, and how pages write price rules. */
@NullMarked
package dev.coterie.http.pages.price;

import org.jspecify.annotations.NullMarked;
