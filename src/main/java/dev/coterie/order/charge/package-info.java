/** The money that memberships were bought with: what was charged, and what was refunded of it. */
@NullMarked
package dev.coterie.order.charge;

import org.jspecify.annotations.NullMarked;
