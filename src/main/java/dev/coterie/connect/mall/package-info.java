/** The mall: what it offers to shops, and who sells it. */
@NullMarked
package dev.coterie.connect.mall;

import org.jspecify.annotations.NullMarked;
