/** The mall's own page of the demo shop, where a newcomer is whoever she likes. */
@NullMarked
package dev.coterie.demo.store;

import org.jspecify.annotations.NullMarked;
