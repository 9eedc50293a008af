/** The documentation and the API's contract, as pages. */
@NullMarked
package dev.coterie.http.docs;

import org.jspecify.annotations.NullMarked;
