package dev.coterie.http.pages.dashboard;

/**
 * How fast this process answers prices of late.
 *
 * @param perSecond lookups a second
 * @param p99Micros 99 of 100 take no longer; 0 where there were none
 */
public record LookupSpeed(long perSecond, long p99Micros) {}
