/** The values that requests are read into and answered with. */
@NullMarked
package dev.coterie.http;

import org.jspecify.annotations.NullMarked;
