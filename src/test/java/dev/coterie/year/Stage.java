package dev.coterie.year;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Reply;
import dev.coterie.year.shop.Member;
import dev.coterie.year.shop.Model;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** What all who act in the year share: chance, the time, the service, and the model. */
final class Stage {
  final SplittableRandom chance;
  final Front front;
  final Model model;
  private final Map<String, Integer> happened = new TreeMap<>();
  private Instant now;

  Stage(SplittableRandom chance, Front front, Model model, Instant begin) {
    this.chance = chance;
    this.front = front;
    this.model = model;
    this.now = begin;
  }

  Instant now() {
    return now;
  }

  void setClock(Instant later) {
    if (later.isAfter(now)) {
      now = later.truncatedTo(ChronoUnit.MICROS);
      front.setClock(now);
    }
  }

  /** Some time from now, but not that much. */
  Instant within(Duration longest) {
    return now.plusMillis(1 + chance.nextLong(longest.toMillis()));
  }

  boolean oneIn(int number) {
    return chance.nextInt(number) == 0;
  }

  <T> T any(List<T> all) {
    return all.get(chance.nextInt(all.size()));
  }

  /** Notes what is about to happen to a customer. */
  Member note(String customer, Object what) {
    Member member = model.of(customer);
    member.note(now, what);
    return member;
  }

  void count(String what) {
    happened.merge(what, 1, Integer::sum);
  }

  /** How often what happened. */
  Map<String, Integer> happened() {
    return happened;
  }

  /** Holds an answer against what the model says; answers whether it was no refusal. */
  boolean agreed(String customer, Reply reply, Optional<String> refusal) {
    String what = "%s%n  %s%n".formatted(reply.text(), model.of(customer).diary());
    if (refusal.isPresent()) {
      assertThat(reply.status()).as(what).isEqualTo(409);
      assertThat(reply.code()).as(what).isEqualTo(refusal.get());
      count(refusal.get());
    } else {
      assertThat(reply.status()).as(what).isBetween(200, 299);
    }
    return refusal.isEmpty();
  }
}
