/** The management pages' kit: routes, sessions, assets and texts, and the pages of the frame. */
@NullMarked
package dev.coterie.http.pages;

import org.jspecify.annotations.NullMarked;
