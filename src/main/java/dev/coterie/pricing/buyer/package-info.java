/**
 * Who a price is made for: the memberships and the rules that they resolve to, as kept in memory.
 */
@NullMarked
package dev.coterie.pricing.buyer;

import org.jspecify.annotations.NullMarked;
