package dev.coterie.pricing.cache;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CacheTableTest {
  /** So few that steps often meet on one; some hash alike, some are not ASCII. */
  private static final List<String> FEW_KEYS =
      Stream.of("Aa", "BB", "C", "ä", "Ã¤", "日本", "😀", "a".repeat(64))
          .flatMap(word -> Stream.of(word, word + word, word + "Aa", word + "BB"))
          .distinct()
          .toList();

  private static final class Numbered extends CacheEntry {
    final String key;
    final long number;

    Numbered(String key, long number) {
      super(key);
      this.key = key;
      this.number = number;
    }
  }

  /** Puts the number, or removes for null. */
  private record Step(String key, boolean puts) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(Arbitraries.of(FEW_KEYS), Arbitraries.of(true, true, false))
        .as(Step::new)
        .list()
        .ofMaxSize(200);
  }

  @Property
  void agrees_with_a_map_as_long_as_it_is_not_full(@ForAll("steps") List<Step> steps) {
    CacheTable<Numbered> table = new CacheTable<>(FEW_KEYS.size());
    Map<String, Numbered> map = new HashMap<>();
    for (Step step : steps) {
      if (step.puts()) {
        Numbered entry = new Numbered(step.key(), map.size());
        table.put(entry);
        map.put(step.key(), entry);
      } else {
        table.remove(step.key());
        map.remove(step.key());
      }
      assertThat(table.size()).isEqualTo(map.size());
    }
    for (String key : FEW_KEYS) {
      assertThat(table.get(key)).isSameAs(map.get(key));
    }
  }

  @Property
  void agrees_with_a_map_on_the_entries_it_has_when_it_is_full(@ForAll("steps") List<Step> steps) {
    CacheTable<Numbered> table = new CacheTable<>(5);
    Map<String, Numbered> map = new HashMap<>();
    for (Step step : steps) {
      if (step.puts()) {
        Numbered entry = new Numbered(step.key(), map.size());
        table.put(entry);
        map.put(step.key(), entry);
        assertThat(table.get(step.key())).isSameAs(entry);
      } else {
        table.remove(step.key());
        map.remove(step.key());
      }
      List<Numbered> cached =
          FEW_KEYS.stream().map(table::get).filter(entry -> entry != null).toList();
      assertThat(cached).hasSize(table.size()).hasSizeLessThanOrEqualTo(5);
      assertThat(cached).allSatisfy(entry -> assertThat(map.get(entry.key)).isSameAs(entry));
    }
  }

  @Property
  void many_keys_together_are_found_like_each_alone(@ForAll("steps") List<Step> steps) {
    CacheTable<Numbered> table = new CacheTable<>(FEW_KEYS.size());
    steps.stream().filter(Step::puts).forEach(step -> table.put(new Numbered(step.key(), 0)));
    List<String> here = FEW_KEYS.stream().filter(key -> table.get(key) != null).toList();

    assertThat(table.getAll(here)).isEqualTo(here.stream().map(table::get).toList());
    assertThat(table.getAll(FEW_KEYS) != null).isEqualTo(here.size() == FEW_KEYS.size());
  }

  @Test
  void takes_as_many_as_its_limit_of_keys_that_are_like_each_other() {
    CacheTable<Numbered> table = new CacheTable<>(100_000);
    for (String form : List.of("P-%06d", "%06d-L", "SKU%06d-red")) {
      List<String> keys = keys(form, 100_000);
      CacheTable<Numbered> fresh = new CacheTable<>(keys.size());
      keys.forEach(key -> fresh.put(new Numbered(key, 0)));
      assertThat(fresh.size()).isEqualTo(keys.size());
      assertThat(fresh.getAll(keys)).hasSize(keys.size());

      keys.forEach(key -> table.put(new Numbered(key, 0)));
      assertThat(table.size()).isEqualTo(100_000);
    }
  }

  @Test
  void a_new_entry_whose_bucket_is_empty_replaces_one_of_another_bucket() {
    int limit = 64;
    List<String> keys = keys("%d", 4_000);
    CacheTable<Numbered> table = new CacheTable<>(limit);
    keys.stream()
        .filter(key -> CacheEntry.hash(key) < 0)
        .limit(limit)
        .forEach(key -> table.put(new Numbered(key, 0)));
    assertThat(table.size()).isBetween(limit - 5, limit);

    keys.stream()
        .filter(key -> CacheEntry.hash(key) >= 0)
        .limit(limit)
        .forEach(
            key -> {
              table.put(new Numbered(key, 0));
              assertThat(table.get(key)).isNotNull();
              assertThat(table.size()).isLessThanOrEqualTo(limit);
            });
  }

  @Test
  void what_is_used_again_and_again_survives_a_flood_of_new_entries() {
    CacheTable<Numbered> table = new CacheTable<>(10_000);
    List<String> hot = keys("hot-%d", 2_000);
    hot.forEach(key -> table.put(new Numbered(key, 0)));
    List<String> flood = keys("cold-%d", 200_000);

    int lost = 0;
    for (int index = 0; index < flood.size(); index++) {
      table.put(new Numbered(flood.get(index), 0));
      String used = hot.get(index % hot.size());
      if (table.get(used) == null) {
        lost++;
        table.put(new Numbered(used, 0));
      }
    }

    // each of the hot ones was used a hundred times
    assertThat(lost).isLessThan(flood.size() / 100);
  }

  @Test
  void a_removed_key_is_gone_whatever_its_neighbours_do() throws Exception {
    CacheTable<Numbered> table = new CacheTable<>(128);
    List<String> keys = keys("key-%d", 240);
    int threads = 4;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1_500);
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int mine = thread;
        List<String> own =
            IntStream.range(0, keys.size())
                .filter(index -> index % threads == mine)
                .mapToObj(keys::get)
                .toList();
        running.add(pool.submit(() -> putAndRemove(table, own, new SplittableRandom(mine), end)));
      }
      for (Future<?> each : running) {
        finished(each);
      }
    } finally {
      pool.shutdownNow();
    }

    long cached = keys.stream().filter(key -> table.get(key) != null).count();
    assertThat(table.size()).isEqualTo((int) cached);
    keys.forEach(table::remove);
    assertThat(table.size()).isZero();
  }

  /**
   * Of keys that nobody else writes; an older number of one, or one after its removal, is stale.
   */
  private static void putAndRemove(
      CacheTable<Numbered> table, List<String> own, SplittableRandom random, long end) {
    Map<String, Long> latest = new HashMap<>();
    for (long number = 1; System.nanoTime() < end; number++) {
      String key = own.get(random.nextInt(own.size()));
      if (random.nextInt(3) == 0) {
        table.remove(key);
        latest.remove(key);
        assertThat(table.get(key)).isNull();
      } else {
        table.put(new Numbered(key, number));
        latest.put(key, number);
      }
      String other = own.get(random.nextInt(own.size()));
      Numbered found = table.get(other);
      if (found != null) {
        assertThat(found.key).isEqualTo(other);
        assertThat(found.number).isEqualTo(requireNonNull(latest.get(other)));
      }
      List<Numbered> both = table.getAll(List.of(other, key));
      if (both != null) {
        assertThat(both.get(0).number).isEqualTo(requireNonNull(latest.get(other)));
        assertThat(both.get(1).number).isEqualTo(requireNonNull(latest.get(key)));
      }
      assertThat(table.size()).isLessThanOrEqualTo(128);
    }
  }

  private static void finished(Future<?> running) throws InterruptedException {
    try {
      running.get();
    } catch (ExecutionException failure) {
      throw new AssertionError(failure.getCause());
    }
  }

  private static List<String> keys(String form, int count) {
    return IntStream.range(0, count).mapToObj(form::formatted).toList();
  }
}
