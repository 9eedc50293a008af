/** Who may enter a page of the shop, and see a product: rules that name groups and lists. */
@NullMarked
package dev.coterie.restriction;

import org.jspecify.annotations.NullMarked;
