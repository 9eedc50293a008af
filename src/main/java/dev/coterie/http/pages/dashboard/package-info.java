/** The first page: how the shop's memberships stand, and what wants attention. */
@NullMarked
package dev.coterie.http.pages.dashboard;

import org.jspecify.annotations.NullMarked;
