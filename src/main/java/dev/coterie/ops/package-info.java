/** What those who run the service look at: health, readiness and metrics. */
@NullMarked
package dev.coterie.ops;

import org.jspecify.annotations.NullMarked;
