package dev.coterie.pricing.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.group.terms.PriceRule;
import dev.coterie.pricing.buyer.HeldMemberships.HeldMembership;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RulesCacheTest {
  private static final int GROUPS = 4;
  private static final int CHANGES = 2_000;

  private final RulesCache cache = new RulesCache();
  private final Deque<RulesCache.RulesLoading> asked = new ArrayDeque<>();

  @Test
  void at_first_all_groups_are_asked_for_once() {
    CompletableFuture<GroupRules> first = get();
    CompletableFuture<GroupRules> second = get();

    assertThat(cache.peek()).isNull();
    assertThat(asked).hasSize(1);
    assertThat(asked.getFirst().groups()).isNull();

    asked.remove().complete(List.of(group(1, 10), group(2, 20)));

    assertThat(percent(first.join(), 2)).isEqualTo(20);
    assertThat(second.join()).isSameAs(first.join()).isSameAs(cache.peek());
    assertThat(get().join()).isSameAs(first.join());
    assertThat(asked).isEmpty();
  }

  @Test
  void only_the_groups_that_changed_are_asked_for_and_the_others_stay() {
    filled();

    cache.forget("2");
    assertThat(cache.peek()).isNull();
    CompletableFuture<GroupRules> rules = get();

    assertThat(asked.getFirst().groups()).containsExactly(2L);
    asked.remove().complete(List.of(group(2, 25)));
    assertThat(percent(rules.join(), 1)).isEqualTo(10);
    assertThat(percent(rules.join(), 2)).isEqualTo(25);
    assertThat(percent(rules.join(), 3)).isEqualTo(30);
  }

  @Test
  void changes_that_come_before_the_next_question_are_asked_for_together() {
    filled();

    cache.forget("1");
    cache.forget("3");
    cache.forget("1");
    ask();

    assertThat(asked.getFirst().groups()).containsExactlyInAnyOrder(1L, 3L);
  }

  @Test
  void what_was_loaded_anew_is_not_asked_for_again() {
    filled();
    cache.forget("1");
    ask();
    asked.remove().complete(List.of(group(1, 11)));

    cache.forget("2");
    CompletableFuture<GroupRules> rules = get();

    assertThat(asked.getFirst().groups()).containsExactly(2L);
    asked.remove().complete(List.of(group(2, 22)));
    assertThat(percent(rules.join(), 1)).isEqualTo(11);
    assertThat(percent(rules.join(), 2)).isEqualTo(22);
  }

  @Test
  void a_load_that_began_before_a_change_is_answered_but_not_kept() {
    filled();
    cache.forget("1");
    CompletableFuture<GroupRules> before = get();
    RulesCache.RulesLoading old = asked.remove();

    cache.forget("2");
    CompletableFuture<GroupRules> after = get();
    assertThat(asked.getFirst().groups()).containsExactlyInAnyOrder(1L, 2L);
    old.complete(List.of(group(1, 11)));

    assertThat(percent(before.join(), 1)).isEqualTo(11);
    assertThat(cache.peek()).isNull();
    assertThat(after).isNotDone();
    asked.remove().complete(List.of(group(1, 11), group(2, 22)));
    assertThat(percent(after.join(), 2)).isEqualTo(22);
    assertThat(cache.peek()).isSameAs(after.join());
  }

  @Test
  void a_load_of_all_that_began_before_a_change_is_not_kept_either() {
    CompletableFuture<GroupRules> before = get();
    RulesCache.RulesLoading old = asked.remove();

    cache.forget("2");
    old.complete(List.of(group(1, 10), group(2, 20)));

    assertThat(before).isCompleted();
    assertThat(cache.peek()).isNull();
    ask();
    assertThat(asked.getFirst().groups()).isNull();
  }

  @Test
  void an_old_load_that_ends_last_does_not_replace_the_new_one() {
    filled();
    cache.forget("1");
    ask();
    RulesCache.RulesLoading old = asked.remove();
    cache.forget("1");
    CompletableFuture<GroupRules> after = get();
    asked.remove().complete(List.of(group(1, 12)));

    old.complete(List.of(group(1, 11)));

    assertThat(cache.peek()).isSameAs(after.join());
    assertThat(percent(after.join(), 1)).isEqualTo(12);
  }

  @Test
  void after_a_failure_the_next_question_loads_the_same_again() {
    filled();
    cache.forget("1");
    CompletableFuture<GroupRules> failed = get();
    asked.remove().fail(new IllegalStateException("no answer"));
    assertThat(failed).isCompletedExceptionally();
    assertThat(cache.peek()).isNull();

    cache.forget("3");
    CompletableFuture<GroupRules> rules = get();

    assertThat(asked.getFirst().groups()).containsExactlyInAnyOrder(1L, 3L);
    asked.remove().complete(List.of(group(1, 11), group(3, 33)));
    assertThat(percent(rules.join(), 1)).isEqualTo(11);
    assertThat(percent(rules.join(), 2)).isEqualTo(20);
  }

  @Test
  void an_old_load_that_fails_does_not_take_the_new_one_away() {
    filled();
    cache.forget("1");
    ask();
    RulesCache.RulesLoading old = asked.remove();
    cache.forget("1");
    CompletableFuture<GroupRules> after = get();

    old.fail(new IllegalStateException("no answer"));

    assertThat(get()).isSameAs(after);
    assertThat(asked).hasSize(1);
  }

  @Test
  void after_all_is_forgotten_all_is_loaded_and_nothing_old_stays() {
    filled();
    cache.forget("1");
    cache.forget(null);
    cache.forget("2");
    CompletableFuture<GroupRules> rules = get();

    assertThat(asked.getFirst().groups()).isNull();
    asked.remove().complete(List.of(group(1, 11)));
    assertThat(rules.join().withCode("g2")).isNull();
    assertThat(percent(rules.join(), 1)).isEqualTo(11);
  }

  @Test
  void a_load_of_some_that_began_before_all_was_forgotten_is_not_kept() {
    filled();
    cache.forget("1");
    ask();
    RulesCache.RulesLoading old = asked.remove();
    cache.forget(null);

    old.complete(List.of(group(1, 11)));

    assertThat(cache.peek()).isNull();
    ask();
    assertThat(asked.getFirst().groups()).isNull();
  }

  @Test
  void every_state_of_the_rules_has_an_edition_of_its_own() {
    filled();
    long first = Objects.requireNonNull(cache.peek()).edition();
    cache.forget("1");
    CompletableFuture<GroupRules> rules = get();
    asked.remove().complete(List.of(group(1, 10)));

    assertThat(rules.join().edition()).isNotEqualTo(first);
  }

  @Test
  void a_group_that_was_renamed_is_not_found_by_its_old_code() {
    GroupRules before = GroupRules.NONE.with(List.of(group(1, 10)));
    GroupRules after =
        before.with(List.of(new RuledGroup(1, "new", false, false, null, false, false)));

    assertThat(after.withCode("g1")).isNull();
    assertThat(after.withCode("new")).isNotNull();
    assertThat(before.withCode("g1")).isNotNull();
  }

  @Test
  void a_code_that_passed_from_a_deleted_group_to_a_new_one_is_the_new_ones() {
    GroupRules rules =
        GroupRules.NONE
            .with(List.of(group(1, 10)))
            .with(List.of(new RuledGroup(1, "g1", true, false, null, false, false)))
            .with(List.of(new RuledGroup(2, "g1", false, false, null, false, false)));

    assertThat(Objects.requireNonNull(rules.withCode("g1")).id()).isEqualTo(2);
    assertThat(rules.know(membership(1))).isTrue();
    assertThat(rules.know(membership(3))).isFalse();
  }

  @Test
  void the_default_passes_from_one_group_to_the_other() {
    RuledGroup one = new RuledGroup(1, "g1", false, true, null, false, false);
    RuledGroup two = new RuledGroup(2, "g2", false, true, null, false, false);
    GroupRules rules = GroupRules.NONE.with(List.of(one));

    assertThat(rules.buyer(HeldMemberships.NONE).byDefault()).isEqualTo(one);
    assertThat(rules.with(List.of(group(1, 10), two)).buyer(HeldMemberships.NONE).byDefault())
        .isEqualTo(two);
    assertThat(rules.with(List.of(group(1, 10))).buyer(HeldMemberships.NONE).byDefault()).isNull();
  }

  @Test
  void however_changes_and_loads_meet_no_rule_is_older_than_what_was_forgotten_before()
      throws InterruptedException {
    AtomicIntegerArray world = new AtomicIntegerArray(GROUPS + 1);
    Queue<String> stale = new ConcurrentLinkedQueue<>();
    ExecutorService database = Executors.newFixedThreadPool(3);
    List<Thread> writers = new ArrayList<>();
    for (int id = 1; id <= GROUPS; id++) {
      int group = id;
      Thread writer = new Thread(() -> write(group, world, database, stale), "writer-" + id);
      writers.add(writer);
      writer.start();
    }
    for (Thread writer : writers) {
      writer.join();
    }
    database.shutdown();

    assertThat(stale).isEmpty();
    GroupRules last = cache.get(loading -> load(loading, world)).join();
    for (int id = 1; id <= GROUPS; id++) {
      assertThat(percent(last, id)).isEqualTo(CHANGES);
    }
  }

  private void write(
      int id, AtomicIntegerArray world, ExecutorService database, Queue<String> stale) {
    for (int change = 1; change <= CHANGES; change++) {
      world.set(id, change);
      cache.forget(change % 50 == 0 ? null : Integer.toString(id));
      GroupRules rules = cache.get(loading -> database.execute(() -> load(loading, world))).join();
      int seen = percent(rules, id);
      if (seen < change) {
        stale.add("group " + id + " was at " + change + " and was read at " + seen);
      }
    }
  }

  private static void load(RulesCache.RulesLoading loading, AtomicIntegerArray world) {
    Set<Long> groups = loading.groups();
    List<RuledGroup> read = new ArrayList<>();
    for (int id = 1; id <= GROUPS; id++) {
      if (groups == null || groups.contains((long) id)) {
        read.add(group(id, world.get(id)));
      }
    }
    LockSupport.parkNanos(1_000);
    loading.complete(read);
  }

  private void filled() {
    ask();
    asked.remove().complete(List.of(group(1, 10), group(2, 20), group(3, 30)));
  }

  private void ask() {
    assertThat(get()).isNotNull();
  }

  private CompletableFuture<GroupRules> get() {
    return cache.get(asked::add);
  }

  private static HeldMemberships membership(long group) {
    return new HeldMemberships(List.of(new HeldMembership(group, List.of())));
  }

  private static int percent(GroupRules rules, int id) {
    RuledGroup group = rules.withCode("g" + id);
    PriceRule rule = group == null ? null : group.rule();
    return rule == null ? -1 : rule.value().intValueExact();
  }

  private static RuledGroup group(int id, int percent) {
    return group(
        id,
        new PriceRule(PriceRule.Basis.DISCOUNT, PriceRule.Mode.PERCENT, new BigDecimal(percent)));
  }

  private static RuledGroup group(int id, @Nullable PriceRule rule) {
    return new RuledGroup(id, "g" + id, false, false, rule, false, false);
  }
}
