/** What this process runs with, and how it is. */
@NullMarked
package dev.coterie.http.pages.settings;

import org.jspecify.annotations.NullMarked;
