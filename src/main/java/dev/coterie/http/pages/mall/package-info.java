/** Pages of staff on shops of members: the shops, what is offered to them, and who sells it. */
@NullMarked
package dev.coterie.http.pages.mall;

import org.jspecify.annotations.NullMarked;
