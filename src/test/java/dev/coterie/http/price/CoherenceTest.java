package dev.coterie.http.price;

import static dev.coterie.testing.Shop.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Metrics;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Prices come from memory, and yet a write is seen by the next lookup after its 2xx. The timer and
 * the readers of the outbox are left out, since their statements would be counted as a lookup's.
 */
class CoherenceTest {
  @RegisterExtension
  static final RunningCoterie COTERIE =
      new RunningCoterie().with("COTERIE_ROLES", "http,membership,pricing");

  static final Shop SHOP = new Shop(COTERIE);
  private static final int CLIENTS = 16;
  private static final int CHANGES = 40;

  @Test
  void while_many_look_prices_up_none_sees_an_old_rule_after_the_changes_answer() {
    SHOP.product("LOOP", "100.00", null);
    SHOP.percentGroup("loop", "0");
    SHOP.member("looper", "loop");
    AtomicInteger percent = new AtomicInteger();
    AtomicBoolean done = new AtomicBoolean();
    Queue<String> stale = new ConcurrentLinkedQueue<>();
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    List<CompletableFuture<Integer>> clients = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      clients.add(CompletableFuture.supplyAsync(() -> watch(percent, done, stale), threads));
    }

    for (int change = 1; change <= CHANGES; change++) {
      String value = Integer.toString(change);
      COTERIE.patch(
          "/v1/groups/loop", new JsonObject().put("pricing", rule("discount", "percent", value)));
      percent.set(change);
    }
    done.set(true);

    int lookups = clients.stream().mapToInt(CompletableFuture::join).sum();
    threads.shutdown();
    assertThat(lookups).isGreaterThan(CHANGES);
    assertThat(stale).isEmpty();
  }

  @Test
  void while_members_move_with_a_deleted_group_no_lookup_sees_them_in_neither() {
    SHOP.product("MOVE", "100.00", null);
    SHOP.percentGroup("move-0", "10");
    SHOP.member("mover", "move-0");
    AtomicBoolean done = new AtomicBoolean();
    Queue<String> wrong = new ConcurrentLinkedQueue<>();
    ExecutorService threads = Executors.newFixedThreadPool(6);
    List<CompletableFuture<Void>> clients = new ArrayList<>();
    for (int client = 0; client < 6; client++) {
      clients.add(
          CompletableFuture.runAsync(
              () -> {
                while (!done.get()) {
                  String price = SHOP.price("MOVE", "mover");
                  if (!price.equals("90.00")) {
                    wrong.add(price);
                  }
                }
              },
              threads));
    }

    for (int move = 1; move <= 25; move++) {
      SHOP.percentGroup("move-" + move, "10");
      COTERIE.delete("/v1/groups/move-" + (move - 1) + "?members=move&to=move-" + move);
    }
    done.set(true);

    clients.forEach(CompletableFuture::join);
    threads.shutdown();
    assertThat(wrong).isEmpty();
  }

  @Test
  void a_lookup_of_any_size_takes_at_most_three_statements_and_a_second_one_none() {
    JsonArray items = new JsonArray();
    for (int product = 0; product < 500; product++) {
      SHOP.product("N" + product, "1.00", null);
      items.add(new JsonObject().put("sku", "N" + product));
    }
    SHOP.percentGroup("counted", "10");
    SHOP.member("counted", "counted");
    JsonObject question = new JsonObject().put("customer", "counted").put("items", items);

    double before = statements();
    assertThat(COTERIE.post("/v1/prices", question).status()).isEqualTo(200);
    double cold = statements();
    COTERIE.post("/v1/prices", question);
    COTERIE.get("/v1/prices/N1?customer=counted");
    double hot = statements();

    assertThat(cold - before).isBetween(1.0, 3.0);
    assertThat(hot - cold).isZero();
  }

  @Test
  void after_a_rule_of_one_group_changed_the_next_lookup_reads_one_statement() {
    SHOP.product("ONE", "100.00", null);
    SHOP.percentGroup("one", "10");
    SHOP.percentGroup("other", "20");
    SHOP.member("in-one", "one");
    SHOP.member("in-other", "other");
    assertThat(SHOP.price("ONE", "in-one")).isEqualTo("90.00");
    assertThat(SHOP.price("ONE", "in-other")).isEqualTo("80.00");
    COTERIE.patch(
        "/v1/groups/one", new JsonObject().put("pricing", rule("discount", "percent", "15")));

    double before = statements();
    assertThat(SHOP.price("ONE", "in-other")).isEqualTo("80.00");
    double first = statements();
    assertThat(SHOP.price("ONE", "in-one")).isEqualTo("85.00");
    assertThat(SHOP.price("ONE", "in-other")).isEqualTo("80.00");
    double second = statements();

    assertThat(first - before).isEqualTo(1);
    assertThat(second - first).isZero();
  }

  @Test
  void a_lookup_of_500_new_products_for_a_new_member_reads_one_statement() {
    JsonArray items = new JsonArray();
    for (int product = 0; product < 500; product++) {
      SHOP.product("M" + product, "1.00", null);
      items.add(new JsonObject().put("sku", "M" + product));
    }
    SHOP.percentGroup("many", "10");
    SHOP.member("many", "many");

    double before = statements();
    COTERIE.post("/v1/prices", new JsonObject().put("customer", "many").put("items", items));

    assertThat(statements() - before).isEqualTo(1);
  }

  @Test
  void the_default_that_passes_from_one_group_to_another_is_priced_at_once() {
    SHOP.product("BASE", "100.00", null);
    SHOP.group(
        "base-1",
        new JsonObject().put("default", true).put("pricing", rule("discount", "percent", "1")));
    SHOP.group("base-2", new JsonObject().put("pricing", rule("discount", "percent", "2")));
    assertThat(SHOP.price("BASE", "guest")).isEqualTo("99.00");

    assertThat(
            COTERIE
                .patch(
                    "/v1/groups",
                    new JsonArray()
                        .add(new JsonObject().put("code", "base-1").put("default", false))
                        .add(new JsonObject().put("code", "base-2").put("default", true)))
                .status())
        .isEqualTo(200);

    assertThat(SHOP.price("BASE", "guest")).isEqualTo("98.00");
    COTERIE.patch("/v1/groups/base-2", new JsonObject().put("default", false));
    assertThat(SHOP.price("BASE", "guest")).isEqualTo("100.00");
  }

  /** How many statements the service has sent over its pools so far, by its own metrics. */
  private static double statements() {
    return statements("prices") + statements("postgres");
  }

  private static double statements(String pool) {
    return Metrics.value(COTERIE, "vertx_pool_completed_total{pool_name=\"" + pool + "\"");
  }

  private static int watch(AtomicInteger percent, AtomicBoolean done, Queue<String> stale) {
    int lookups = 0;
    while (!done.get()) {
      int atLeast = percent.get();
      String price = SHOP.price("LOOP", "looper");
      int seen = 100 - (int) Double.parseDouble(price);
      if (seen < atLeast) {
        stale.add("after " + atLeast + " % was answered, a lookup still gave " + price);
      }
      lookups++;
    }
    return lookups;
  }
}
