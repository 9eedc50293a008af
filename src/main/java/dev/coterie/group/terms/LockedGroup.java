package dev.coterie.group.terms;

import org.jspecify.annotations.Nullable;

/**
 * A group as a transaction has locked it.
 *
 * @param exclusion what its memberships exclude: those of its tier, or only further ones of its own
 * @param productSku of the product that sells it, null where there is none
 * @param deleted whether it is, and only its memberships' history remains
 */
public record LockedGroup(
    long id,
    GroupTerms terms,
    String exclusion,
    @Nullable String productSku,
    boolean deleted,
    long version) {

  public String code() {
    return terms.code();
  }

  public GroupKind kind() {
    return terms.kind();
  }

  public Plan plan() {
    return terms.plan();
  }

  public boolean archived() {
    return terms.archived();
  }
}
