/**
 * The orders that the shop reports: their lines, the merging of reports, what a paid line gives and
 * how that is reversed.
 */
@NullMarked
package dev.coterie.order;

import org.jspecify.annotations.NullMarked;
