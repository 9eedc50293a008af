/** Prices: the price function, and the book of entries that they are made from in memory. */
@NullMarked
package dev.coterie.pricing;

import org.jspecify.annotations.NullMarked;
