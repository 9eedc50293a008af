/** Coming up and going down: what a process shares, one module a feature, and their order. */
@NullMarked
package dev.coterie.app;

import org.jspecify.annotations.NullMarked;
