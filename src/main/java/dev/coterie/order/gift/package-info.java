/** Memberships that one customer pays and another one redeems by a code. */
@NullMarked
package dev.coterie.order.gift;

import org.jspecify.annotations.NullMarked;
