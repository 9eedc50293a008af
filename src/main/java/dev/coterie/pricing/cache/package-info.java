/** The bounded cache behind the price book, which a load that raced a commit never fills. */
@NullMarked
package dev.coterie.pricing.cache;

import org.jspecify.annotations.NullMarked;
