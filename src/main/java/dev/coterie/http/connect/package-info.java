/** Shops of members over HTTP: the shops, the mall, listings, keys and what storefronts show. */
@NullMarked
package dev.coterie.http.connect;

import org.jspecify.annotations.NullMarked;
