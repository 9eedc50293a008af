package dev.coterie.http.pages.dashboard;

import java.util.function.LongSupplier;

/**
 * How fast this process answers prices of late.
 *
 * @param perSecond lookups a second
 * @param p99Micros 99 of 100 take no longer; 0 where there were none
 */
public record LookupSpeed(LongSupplier perSecond, LongSupplier p99Micros) {}
