/** What a purchase comes to before anyone pays, and whether an order may still be bought on it. */
@NullMarked
package dev.coterie.order.quote;

import org.jspecify.annotations.NullMarked;
