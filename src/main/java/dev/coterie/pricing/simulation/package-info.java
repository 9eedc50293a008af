/** What a price rule would do to the whole catalogue, before it is saved. */
@NullMarked
package dev.coterie.pricing.simulation;

import org.jspecify.annotations.NullMarked;
