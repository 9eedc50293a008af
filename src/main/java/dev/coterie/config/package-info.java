/** The settings, one record a section that checks itself. */
@NullMarked
package dev.coterie.config;

import org.jspecify.annotations.NullMarked;
