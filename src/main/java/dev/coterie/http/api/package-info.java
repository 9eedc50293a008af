/** One class for each resource of the API, and how each is read and written as JSON. */
@NullMarked
package dev.coterie.http.api;

import org.jspecify.annotations.NullMarked;
