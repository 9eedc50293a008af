/** Prices in shops of members: the price function over listings, at the speed of the price book. */
@NullMarked
package dev.coterie.pricing.shop;

import org.jspecify.annotations.NullMarked;
