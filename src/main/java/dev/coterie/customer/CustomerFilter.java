package dev.coterie.customer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which customers are meant.
 *
 * @param query what the code, the e-mail address or the name contains, empty for anything; one or
 *     two letters are looked for where words begin, and of an address that somebody has, only those
 *     who have it are meant
 * @param group the code of a group that they hold now, null for any or none
 * @param endingBy the instant up to which a membership ends, of the group if that is given; null
 *     for all
 * @param webAccount whether they can log in, null for all
 */
public record CustomerFilter(
    String query,
    @Nullable String group,
    @Nullable Instant endingBy,
    @Nullable Boolean webAccount) {
  public static final CustomerFilter ALL = new CustomerFilter("", null, null, null);

  /** Those of them that the query finds. */
  public CustomerFilter matching(String other) {
    return new CustomerFilter(other, group, endingBy, webAccount);
  }
}
