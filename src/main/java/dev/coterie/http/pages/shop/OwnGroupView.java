package dev.coterie.http.pages.shop;

import dev.coterie.connect.group.ShopGroup;
import dev.coterie.connect.group.ShopGroupMember;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.group.RuleType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group of the shop.
 *
 * @param held the form, which could not be saved as it was sent or was not sent yet
 * @param member what was typed of a member who could not be added
 * @param query that the members were searched with
 * @param after the cursor of this page of members, empty for the first
 * @param next the key of the last member of it, null on the last page
 */
public record OwnGroupView(
    PageFrame frame,
    Notice notice,
    ShopGroup group,
    HeldForm held,
    TypedForm member,
    String query,
    String after,
    List<ShopGroupMember> members,
    @Nullable String next) {

  public TypedForm form() {
    return held.form();
  }

  /** What a field holds by now where another session has changed it; empty for the same. */
  public String now(String field) {
    return held.now(field, frame.t());
  }

  public List<RuleType> types() {
    return OwnGroupForm.types();
  }

  /** The page, or what is below it. */
  public String place(String... below) {
    return Address.of(OwnGroupsPage.PATH, group.code()).below(below).text();
  }

  public Address list() {
    return Address.of(OwnGroupsPage.PATH, group.code()).with("query", query);
  }

  public String until(ShopGroupMember each) {
    Instant until = each.until();
    return until == null ? frame.t().say("never") : frame.time().time(until);
  }

  public boolean isOver(ShopGroupMember each) {
    Instant until = each.until();
    return until != null && !until.isAfter(frame.time().now());
  }
}
