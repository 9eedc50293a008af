package dev.coterie.money;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import dev.coterie.testing.Sql;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Whatever is bought, refunded, paused and booked: money in is money out and value held, days
 * granted are days paid, and nothing is a fault. {@code -Dcoterie.money.sequences} says how many
 * random sequences, {@code -Dcoterie.money.seed} which.
 */
class MoneyTest {
  private static final int SEQUENCES = Integer.getInteger("coterie.money.sequences", 30);
  private static final long SEED = Long.getLong("coterie.money.seed", 2027);
  private static final int STEPS = Integer.getInteger("coterie.money.steps", 25);
  private static final int SEQUENCES_PER_CHECK = 50;

  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  private final Books books = new Books(new Sql(COTERIE::databaseUri));

  @BeforeAll
  static void plans_are_sold() {
    plan(COTERIE, "bronze", "10.00", changes(1, "at-end", "at-end"));
    plan(COTERIE, "silver", "20.00", changes(2, "credit", "credit").put("graceDays", 5));
    plan(COTERIE, "gold", "50.00", changes(3, "credit", "refused"));
    plan(COTERIE, "other", "7.77", changes(0, "full-fee", "full-fee").put("tier", "other"));
    plan(COTERIE, "tried", "33.33", changes(0, "full-fee", "credit").put("trialDays", 7));
  }

  static void plan(RunningCoterie coterie, String code, String fee, JsonObject more) {
    new Shop(coterie)
        .group(
            code,
            new JsonObject()
                .put("fee", new JsonObject().put("amount", fee).put("currency", "USD"))
                .put("durationDays", 30)
                .mergeIn(more));
    JsonObject enabled = new JsonObject().put("enabled", true);
    assertThat(coterie.put("/v1/groups/" + code + "/product", enabled).status()).isEqualTo(200);
  }

  private static JsonObject changes(int rank, String up, String down) {
    return new JsonObject()
        .put("rank", rank)
        .put("changes", new JsonObject().put("up", up).put("down", down));
  }

  @Test
  void money_in_is_money_out_and_value_held_over_any_sequence() {
    Map<String, Integer> happened = new TreeMap<>();
    for (int number = 1; number <= SEQUENCES; number++) {
      SplittableRandom random = new SplittableRandom(SEED + number);
      new Haggling(COTERIE, random, number)
          .run(STEPS)
          .forEach((what, times) -> happened.merge(what, times, Integer::sum));
      if (number % SEQUENCES_PER_CHECK == 0 || number == SEQUENCES) {
        check("after sequence " + number + ", seed " + SEED);
      }
    }
    System.out.printf("%d sequences, seed %d: %s%n", SEQUENCES, SEED, happened);
  }

  private void check(String when) {
    assertThat(books.linesThatGiveMoreOrLess()).as("lines, %s", when).isEmpty();
    assertThat(books.accountsThatDiffer()).as("accounts, %s", when).isEmpty();
    assertThat(books.moneyThatIsLost()).as("money, %s", when).isEmpty();
    assertThat(books.unitsWithOtherDays()).as("units, %s", when).isEmpty();
    assertThat(books.daysThatAreLost()).as("days, %s", when).isEmpty();
  }
}
