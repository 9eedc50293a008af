package dev.coterie.http.pages.group;

import dev.coterie.group.Group;
import dev.coterie.group.terms.GroupKind;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.Place;
import dev.coterie.kernel.EnumNames;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The sheets that groups are edited in, and what sets them apart. */
public enum GroupSheet {
  DISCOUNT(Place.DISCOUNT_GROUPS, GroupKind.DISCOUNT),
  CONNECT(Place.CONNECT_GROUPS, GroupKind.CONNECT);

  private final Place place;
  private final GroupKind kind;

  GroupSheet(Place place, GroupKind kind) {
    this.place = place;
    this.kind = kind;
  }

  /**
   * Below which the pages of the group are; lists, which are in no sheet, have theirs elsewhere.
   */
  public static GroupSheet of(Group group) {
    return group.terms().kind() == GroupKind.CONNECT ? CONNECT : DISCOUNT;
  }

  /** The one that a page of sheets and groups belongs to. */
  static GroupSheet at(PageFrame frame) {
    return frame.isAt(CONNECT.place) ? CONNECT : DISCOUNT;
  }

  /** The address of a group's page, or of what is below it. */
  public static Address page(Group group, String... below) {
    return Address.of(of(group).path(), group.terms().code()).below(below);
  }

  public Place place() {
    return place;
  }

  public String path() {
    return place.path();
  }

  GroupKind kind() {
    return kind;
  }

  /** Whether groups of the kind have what the cell holds. */
  public boolean has(GroupField field) {
    return switch (field) {
      case VALUE, TYPE -> this == DISCOUNT;
      case LISTINGS -> this == CONNECT;
      case NAME, DESCRIPTION, FEE, DURATION -> true;
    };
  }

  Set<GroupField> fields() {
    return Arrays.stream(GroupField.values())
        .filter(this::has)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(GroupField.class)));
  }

  /** The key of what a text says of groups of the kind. */
  public String text(String key) {
    return key + "." + EnumNames.of(this);
  }
}
