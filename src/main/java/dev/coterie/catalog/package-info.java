/** The products of the shop: their prices, their import, and those that sell groups. */
@NullMarked
package dev.coterie.catalog;

import org.jspecify.annotations.NullMarked;
