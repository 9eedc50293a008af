/** The demo shop that fills an empty database, over the same contracts as any caller. */
@NullMarked
package dev.coterie.demo;

import org.jspecify.annotations.NullMarked;
