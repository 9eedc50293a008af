package dev.coterie.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ChangeSetTest {
  private final ChangeSet changes = new ChangeSet();

  @Test
  void a_few_changes_are_named_and_come_through_as_they_are() {
    changes.add(Change.product("BK/ \u6f22"));
    changes.add(Change.customer("a b"));
    changes.add(Change.group(7));

    assertThat(changes.payloads())
        .singleElement()
        .extracting(ChangeSet::decode, InstanceOfAssertFactories.list(Change.class))
        .containsExactlyInAnyOrderElementsOf(changes.changes())
        .hasSize(3);
  }

  @Test
  void many_changes_of_a_kind_become_all_of_it() {
    for (int number = 0; number <= ChangeSet.MAX_NAMED; number++) {
      changes.add(Change.product("P" + number));
    }
    changes.add(Change.product("one more"));

    assertThat(changes.changes()).containsExactly(Change.all(ChangeKind.PRODUCT));
  }

  @Test
  void each_notification_stays_below_what_postgres_takes() {
    for (int number = 0; number < ChangeSet.MAX_NAMED; number++) {
      changes.add(Change.product("\u6f22".repeat(60) + number));
    }

    List<String> payloads = changes.payloads();

    assertThat(payloads)
        .hasSizeGreaterThan(20)
        .allSatisfy(
            payload -> assertThat(payload.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(8_000));
    assertThat(payloads.stream().flatMap(payload -> ChangeSet.decode(payload).stream()))
        .containsExactlyElementsOf(changes.changes());
  }
}
