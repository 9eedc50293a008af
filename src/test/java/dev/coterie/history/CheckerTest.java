package dev.coterie.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.history.Verdict.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Small histories made by hand. In the beginning, at 0, there are two products at 100 and a group
 * at 10 percent without members; requests take 10.
 */
class CheckerTest {
  private static final long LAG = 1_000;
  private static final String NODE = "node";
  private static final Group BY_DEFAULT = new Group(1, "by-default", Optional.empty());

  private final World world = World.of(NODE, 2, 1, 1);
  private final String first = NODE + "-product-1";
  private final String second = NODE + "-product-2";
  private final String group = NODE + "-group-1";
  private final String customer = NODE + "-customer-1";

  CheckerTest() {
    list(first, "100", new Span(0, 0));
    list(second, "100", new Span(0, 0));
    percent("10", new Span(0, 0));
  }

  @Test
  void before_any_write_only_the_beginning_is_right() {
    assertThat(judge(one(500, "100.00"))).isEqualTo(current());
    assertThat(judge(one(500, "100.01")).kind()).isEqualTo(Kind.UNEXPLAINED);
  }

  @Test
  void while_a_write_is_under_way_its_value_and_the_one_before_are_right() {
    list(first, "200", new Span(100, 200));

    assertThat(judge(one(150, "100.00"))).isEqualTo(current());
    assertThat(judge(one(150, "200.00"))).isEqualTo(current());
  }

  @Test
  void a_write_that_begins_or_ends_during_the_request_is_under_way_too() {
    list(first, "200", new Span(100, 200));

    assertThat(judge(one(95, "200.00"))).isEqualTo(current());
    assertThat(judge(one(200, "100.00"))).isEqualTo(current());
  }

  @Test
  void the_value_before_a_write_that_was_answered_is_stale() {
    list(first, "200", new Span(100, 200));

    assertThat(judge(one(250, "100.00"))).isEqualTo(new Verdict(Kind.LATE, 50));
    assertThat(judge(one(200 + LAG + 1, "100.00")).kind()).isEqualTo(Kind.UNEXPLAINED);
  }

  @Test
  void of_several_older_states_the_last_one_counts() {
    list(first, "200", new Span(100, 200));
    list(first, "100", new Span(300, 400));
    list(first, "300", new Span(500, 600));

    assertThat(judge(one(700, "100.00"))).isEqualTo(new Verdict(Kind.LATE, 100));
    assertThat(judge(one(700, "200.00"))).isEqualTo(new Verdict(Kind.LATE, 300));
  }

  @Test
  void a_value_before_its_write_began_is_not_explained() {
    list(first, "200", new Span(100, 200));

    assertThat(judge(one(80, "200.00")).kind()).isEqualTo(Kind.UNEXPLAINED);
  }

  @Test
  void a_write_without_an_answer_may_have_been_done_at_any_time_since() {
    list(first, "200", new Span(100, Span.NEVER));

    assertThat(judge(one(900, "100.00"))).isEqualTo(current());
    assertThat(judge(one(900, "200.00"))).isEqualTo(current());
    assertThat(judge(one(80, "200.00")).kind()).isEqualTo(Kind.UNEXPLAINED);
  }

  @Test
  void a_batch_of_two_states_that_were_never_current_together_is_mixed() {
    list(first, "200", new Span(100, 110));
    list(second, "200", new Span(120, 130));

    assertThat(judge(batch(200, "200.00", "200.00"))).isEqualTo(current());
    assertThat(judge(batch(105, "200.00", "100.00"))).isEqualTo(current());
    assertThat(judge(batch(200, "200.00", "100.00"))).isEqualTo(new Verdict(Kind.LATE, 70));
    assertThat(judge(batch(200, "100.00", "200.00")).kind()).isEqualTo(Kind.MIXED);
    assertThat(judge(batch(105, "100.00", "200.00")).kind()).isEqualTo(Kind.UNEXPLAINED);
  }

  @Test
  void a_batch_within_one_long_request_is_still_held_to_one_instant() {
    list(first, "200", new Span(102, 103));
    list(second, "200", new Span(105, 106));

    assertThat(judge(batch(100, "200.00", "100.00"))).isEqualTo(current());
    assertThat(judge(batch(100, "100.00", "200.00")).kind()).isEqualTo(Kind.MIXED);
  }

  @Test
  void a_membership_and_a_rule_that_were_never_current_together_are_mixed() {
    member(true, new Span(100, 110));
    member(false, new Span(200, 210));
    percent("20", new Span(300, 310));

    assertThat(judge(forMember(150, "90.00", "10"))).isEqualTo(current());
    assertThat(judge(forMember(250, "90.00", "10"))).isEqualTo(new Verdict(Kind.LATE, 40));
    assertThat(judge(forMember(400, "80.00", "20")).kind()).isEqualTo(Kind.MIXED);
  }

  @Test
  void a_price_without_a_rule_is_wrong_for_a_member() {
    member(true, new Span(100, 110));

    assertThat(judge(one(150, "100.00"))).isEqualTo(new Verdict(Kind.LATE, 40));
  }

  @Test
  void a_right_price_with_another_rule_than_the_groups_is_not_explained() {
    member(true, new Span(100, 110));

    assertThat(judge(forMember(150, "90.00", "11")).kind()).isEqualTo(Kind.UNEXPLAINED);
  }

  @Test
  void a_product_is_unknown_from_its_deletion_on() {
    world.product(first).write(Optional.empty(), new Span(2_000, 2_010));
    List<Seen> unknown = List.of(Seen.UNKNOWN_PRODUCT);

    assertThat(judge(byCustomer(2_050, unknown))).isEqualTo(current());
    assertThat(judge(byCustomer(1_950, unknown)).kind()).isEqualTo(Kind.UNEXPLAINED);
  }

  @Test
  void a_group_is_unknown_from_its_deletion_on() {
    world.group(group).terms().write(Optional.empty(), new Span(2_000, 2_010));

    assertThat(judge(unknownGroup(2_050))).isEqualTo(current());
    assertThat(judge(unknownGroup(1_950)).kind()).isEqualTo(Kind.UNEXPLAINED);
  }

  private Verdict judge(Answer answer) {
    return new Checker(BY_DEFAULT).judge(answer, LAG);
  }

  private static Verdict current() {
    return new Verdict(Kind.CURRENT, 0);
  }

  private void list(String sku, String price, Span written) {
    world.product(sku).write(Optional.of(Product.of(price, null, "USD")), written);
  }

  private void percent(String value, Span written) {
    Rule rule = Rule.of(Rule.DISCOUNT, Rule.PERCENT, value);
    world.group(group).terms().write(Optional.of(new Group(2, group, Optional.of(rule))), written);
  }

  private void member(boolean member, Span written) {
    World.find(world.group(group).members(), customer).write(member, written);
  }

  private Answer one(long begin, String price) {
    return byCustomer(begin, List.of(guest(price)));
  }

  private Answer forMember(long begin, String price, String percent) {
    Optional<Rule> rule = Optional.of(Rule.of(Rule.DISCOUNT, Rule.PERCENT, percent));
    return byCustomer(begin, List.of(new Seen("USD", "100.00", price, Optional.of(group), rule)));
  }

  private Answer byCustomer(long begin, List<Seen> prices) {
    Question question = Question.one(world, first, Optional.of(customer), Optional.empty());
    return new Answer(question, NODE, asked(begin), false, prices);
  }

  private Answer batch(long begin, String firstPrice, String secondPrice) {
    Question question = Question.batch(world, Optional.of(customer), Optional.empty());
    return new Answer(
        question, NODE, asked(begin), false, List.of(guest(firstPrice), guest(secondPrice)));
  }

  private Answer unknownGroup(long begin) {
    Question question = Question.one(world, first, Optional.empty(), Optional.of(group));
    return new Answer(question, NODE, asked(begin), true, List.of());
  }

  private static Seen guest(String price) {
    return new Seen("USD", price, price, Optional.empty(), Optional.empty());
  }

  private static Span asked(long begin) {
    return new Span(begin, begin + 10);
  }
}
