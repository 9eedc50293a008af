/** What customers of a shop see of it, but for prices. */
@NullMarked
package dev.coterie.connect.storefront;

import org.jspecify.annotations.NullMarked;
