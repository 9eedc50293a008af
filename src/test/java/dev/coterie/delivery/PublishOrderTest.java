package dev.coterie.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishOrderTest {
  private final PublishOrder order = new PublishOrder();
  private final List<String> begun = new ArrayList<>();
  private final List<Promise<Void>> sends = new ArrayList<>();

  @Test
  void those_to_one_address_begin_without_waiting() {
    take("paid", "ada");
    take("paid", "bob");
    take("paid", "ada");

    assertThat(begun).containsExactly("paid ada", "paid bob", "paid ada");
  }

  @Test
  void a_subject_s_next_one_to_another_address_waits_until_the_one_before_is_sent() {
    take("paid", "ada");
    take("started", "ada");
    assertThat(begun).containsExactly("paid ada");

    sends.get(0).complete();

    assertThat(begun).containsExactly("paid ada", "started ada");
  }

  @Test
  void nobody_overtakes_at_one_address_one_who_waits() {
    take("paid", "ada");
    take("started", "ada");
    take("started", "bob");
    assertThat(begun).containsExactly("paid ada");

    sends.get(0).complete();

    assertThat(begun).containsExactly("paid ada", "started ada", "started bob");
  }

  @Test
  void after_a_failure_nothing_is_sent_that_should_have_followed() {
    take("paid", "ada");
    Future<Void> second = take("started", "ada");

    sends.get(0).fail("gone");

    assertThat(second.failed()).isTrue();
    assertThat(begun).containsExactly("paid ada");
  }

  @Test
  void a_whole_batch_may_wait_for_its_first() {
    take("paid", "ada");
    for (int number = 1; number < EventBatch.MAX_EVENTS; number++) {
      take("started", number == 1 ? "ada" : "customer " + number);
    }

    sends.get(0).complete();

    assertThat(begun).hasSize(EventBatch.MAX_EVENTS);
  }

  private Future<Void> take(String address, String subject) {
    return order.send(
        address,
        subject,
        () -> {
          begun.add(address + " " + subject);
          Promise<Void> sent = Promise.promise();
          sends.add(sent);
          return sent.future();
        });
  }
}
