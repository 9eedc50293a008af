/** The customers of the shop: kept, searched, imported, erased. */
@NullMarked
package dev.coterie.customer;

import org.jspecify.annotations.NullMarked;
