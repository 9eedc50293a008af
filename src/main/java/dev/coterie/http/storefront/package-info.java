/** The pages that customers of shops see. */
@NullMarked
package dev.coterie.http.storefront;

import org.jspecify.annotations.NullMarked;
