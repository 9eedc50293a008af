/**
 * The pure rules of one tier of a customer's ledger: what buying, ending and grace do to its
 * periods.
 */
@NullMarked
package dev.coterie.ledger.tier;

import org.jspecify.annotations.NullMarked;
