/**
 * Prices over HTTP, and the fast path that answers most of them, whole.
 *
 * <p>Storefronts ask for prices thousands of times a second, so this folder does by hand what the
 * rest of the API leaves to the router and to the JSON library, and these figures are why it may
 * (the chapter on performance; JDK 17, two shared cores, medians of five rounds):
 *
 * <ul>
 *   <li>A lookup of a price in memory runs at 0.94 of the rate of a bare Vert.x server that sends a
 *       constant of the same size: 60,267 requests a second against 64,403, for 18.7 and 15.2
 *       microseconds of processor time each.
 *   <li>A batch of 100 prices runs at 0.43 of that server's rate, 18,535 requests a second, for 84
 *       microseconds each: it reads a hundred entries and writes 23 kB.
 *   <li>A lookup that memory lacks runs at 1.28 of the rate of one query a request, because
 *       questions of one moment share a statement.
 * </ul>
 *
 * <p>Therefore {@link FastPath} answers before the router is asked; {@link PlainQuestion} and
 * {@link PlainBatch} read the usual forms in one pass, without a map of parameters or a tree of
 * objects; {@link PriceJson} writes bytes, without objects and texts in between; and the table
 * behind them, {@code pricing.cache.CacheTable}, is made by hand so that a lookup takes no lock and
 * mostly reads one entry, at 75 bytes a product. Unusual and wrong questions take the route, and
 * plain ones get the same answer there.
 */
@NullMarked
package dev.coterie.http.price;

import org.jspecify.annotations.NullMarked;
