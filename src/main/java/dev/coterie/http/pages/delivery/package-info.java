/** What is brought elsewhere, and what came of it. */
@NullMarked
package dev.coterie.http.pages.delivery;

import org.jspecify.annotations.NullMarked;
