/** The pages of groups, each a class, the record that its template shows, and the template. */
@NullMarked
package dev.coterie.http.pages.group;

import org.jspecify.annotations.NullMarked;
