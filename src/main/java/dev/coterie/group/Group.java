package dev.coterie.group;

import dev.coterie.group.terms.GroupTerms;

/**
 * A customer group.
 *
 * @param id given once, never reused; decides between equal prices
 * @param product what sells it
 * @param members how many customers hold it at this instant
 * @param version counts the changes, from 1
 */
public record Group(long id, GroupTerms terms, GroupProduct product, long members, long version) {}
