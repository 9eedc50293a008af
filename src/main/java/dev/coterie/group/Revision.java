package dev.coterie.group;

import dev.coterie.group.terms.GroupChange;
import dev.coterie.group.terms.GroupTerms;
import dev.coterie.group.terms.LockedGroup;
import dev.coterie.group.terms.TermsJson;
import dev.coterie.json.Fields;
import dev.coterie.kernel.Money;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change laid over the group that it is for.
 *
 * @param group as it was before
 * @param terms what it is to be
 * @param version the only one that is to be changed, null for any
 * @param path as in {@link GroupChange}
 */
record Revision(LockedGroup group, GroupTerms terms, @Nullable Integer version, String path) {

  /**
   * Lays the change over the group's terms.
   *
   * @throws dev.coterie.kernel.RefusedException if a field is wrong or not one that staff decide
   */
  static Revision of(GroupChange change, LockedGroup group, TermsJson json) {
    Fields fields = new Fields(json.of(group.terms()).mergeIn(change.patch(), true), change.path());
    Integer version = fields.wholeOrNull("version", 1, Integer.MAX_VALUE);
    GroupTerms terms = json.read(fields);
    if (terms.kind() != group.kind()) {
      fields.reject("kind", "cannot be changed");
    }
    fields.check();
    return new Revision(group, terms, version, change.path());
  }

  String code() {
    return group.code();
  }

  /** Refuses a change that was made from another version than the group has. */
  void requireVersion() {
    if (version != null && version != group.version()) {
      throw GroupContract.staleVersion(code(), group.version(), version).asException();
    }
  }

  boolean changesTier() {
    return !Objects.equals(group.terms().tier(), terms.tier());
  }

  boolean changesFee() {
    Money before = group.plan().fee();
    Money after = terms.plan().fee();
    if (before == null || after == null) {
      return !Objects.equals(before, after);
    }
    return !before.currency().equals(after.currency())
        || before.amount().compareTo(after.amount()) != 0;
  }
}
