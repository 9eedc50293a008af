/** Orders and the money of memberships, for people to look into. */
@NullMarked
package dev.coterie.http.pages.order;

import org.jspecify.annotations.NullMarked;
