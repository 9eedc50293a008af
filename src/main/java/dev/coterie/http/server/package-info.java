/** The server kit: servers, their routes and limits, streams, and the log of requests. */
@NullMarked
package dev.coterie.http.server;

import org.jspecify.annotations.NullMarked;
