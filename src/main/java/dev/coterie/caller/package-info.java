/** Who calls: API keys, the first credentials, and what a caller was answered before. */
@NullMarked
package dev.coterie.caller;

import org.jspecify.annotations.NullMarked;
