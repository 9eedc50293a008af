/** The users and the API keys, and what each user may do with the own account. */
@NullMarked
package dev.coterie.http.pages.user;

import org.jspecify.annotations.NullMarked;
