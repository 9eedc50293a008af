/**
 * Attacks on a running service, by hand on the loopback, and what a normal client sees meanwhile.
 */
@NullMarked
package dev.coterie.attack;

import org.jspecify.annotations.NullMarked;
