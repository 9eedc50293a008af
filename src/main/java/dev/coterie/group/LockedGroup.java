package dev.coterie.group;

/**
 * What a membership needs to know of its group.
 *
 * @param exclusion what its memberships exclude: those of its tier, or only further ones of its own
 */
public record LockedGroup(
    long id,
    String code,
    GroupKind kind,
    String exclusion,
    Plan plan,
    boolean archived,
    boolean deleted,
    long version) {}
