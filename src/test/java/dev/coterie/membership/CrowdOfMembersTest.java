package dev.coterie.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Sorting;
import dev.coterie.ledger.MemberColumn;
import dev.coterie.ledger.MemberFilter;
import dev.coterie.ledger.MembershipStatus;
import dev.coterie.membership.MembershipContract.Memberships;
import dev.coterie.membership.MembershipContract.OfGroup;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import dev.coterie.testing.Sql;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The members of a crowded group are listed, searched and filtered as those of any other. */
class CrowdOfMembersTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  private static final Sql SQL = new Sql(COTERIE);

  private static final String CROWD =
      """
      WITH member AS (
        INSERT INTO customers (code, email, name)
        SELECT 'm' || lpad(number::text, 5, '0'), 'm' || number || '@example.com', 'Member ' || number
        FROM generate_series(1, 20100) AS number
        RETURNING id
      )
      INSERT INTO membership_periods
        (customer_id, group_id, exclusion, during, granted, source, actor, granted_at)
      SELECT member.id, customer_groups.id, exclusion, during, during, 'import', 'system', now()
      FROM member, customer_groups, tstzrange('2026-01-01', '2026-06-01') AS during
      WHERE customer_groups.code = 'crowd'
      """;

  @BeforeAll
  static void a_crowd() {
    Shop shop = new Shop(COTERIE);
    shop.percentGroup("crowd", "10");
    SQL.run(CROWD);
    shop.member("zoe", "crowd", new JsonObject().put("until", "2026-03-08T12:00:00Z"));
    COTERIE.post("/v1/groups/crowd/members/m00007/pause", new JsonObject());
  }

  @Test
  void by_customer_code_page_by_page() {
    assertThat(members("?limit=2")).containsExactly("m00001 active", "m00002 active");
    String cursor = COTERIE.get("/v1/groups/crowd/members?limit=2").json().getString("next");
    assertThat(members("?limit=2&cursor=" + RunningCoterie.encoded(cursor)))
        .containsExactly("m00003 active", "m00004 active");
  }

  @Test
  void by_any_part_of_code_e_mail_and_name_and_by_status() {
    assertThat(members("?query=ZOE")).containsExactly("zoe active");
    assertThat(members("?query=member 20099")).containsExactly("m20099 active");
    assertThat(members("?status=paused")).containsExactly("m00007 paused");
    assertThat(members("?status=ended")).isEmpty();
  }

  @Test
  void by_their_ends_either_way_round_without_losing_any_among_equals() {
    assertThat(firstByEnd(false)).startsWith("zoe", "m00001", "m00002").hasSize(600);
    assertThat(firstByEnd(true)).startsWith("m20100", "m20099").hasSize(600);
  }

  /** Of the pages that follow the first, too. */
  private static List<String> firstByEnd(boolean descending) {
    List<String> codes = new ArrayList<>();
    String after = "";
    while (codes.size() < 600) {
      Memberships page = byEnd(descending, new PageRequest(after, 200));
      page.items().forEach(member -> codes.add(member.customer()));
      after = Objects.requireNonNull(page.next(), "one of many pages");
    }
    return codes.stream().distinct().toList();
  }

  private static Memberships byEnd(boolean descending, PageRequest page) {
    MemberFilter active = new MemberFilter("", MembershipStatus.ACTIVE);
    OfGroup ask = new OfGroup("crowd", active, new Sorting<>(MemberColumn.END, descending), page);
    return RunningCoterie.await(MembershipContract.OF_GROUP.send(COTERIE.service().vertx(), ask))
        .fold(found -> found, refusal -> fail(refusal.detail()));
  }

  @Test
  void and_counted_as_they_are() {
    assertThat(COTERIE.get("/v1/groups/crowd").json().getInteger("members")).isEqualTo(20_100);
  }

  private static List<String> members(String query) {
    return COTERIE.get("/v1/groups/crowd/members" + query.replace(" ", "%20")).items().stream()
        .map(JsonObject.class::cast)
        .map(member -> member.getString("customer") + " " + member.getString("status"))
        .toList();
  }
}
