package dev.coterie.group;

/**
 * Some members of a group, by the ids of the customers.
 *
 * @param after only members whose id is higher
 * @param most how many at most
 */
public record MemberBatch(long groupId, long after, int most) {

  /** All who are left. */
  static MemberBatch all(long groupId) {
    return new MemberBatch(groupId, 0, Integer.MAX_VALUE);
  }
}
