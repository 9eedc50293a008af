/** The tables of paid periods, and the one place that decides a membership's status. */
@NullMarked
package dev.coterie.ledger;

import org.jspecify.annotations.NullMarked;
