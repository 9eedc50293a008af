package dev.coterie.history;

import dev.coterie.history.Verdict.Kind;
import dev.coterie.history.World.GroupHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Holds answers against the history of all writes. An answer is explained by an instant if the
 * formula gives it for a choice of values each of which may have been current at that instant.
 *
 * @param byDefault the default group, which never changes
 */
record Checker(Group byDefault) {

  /**
   * Looks for one instant from the lag before the request to its end that explains the answer.
   *
   * @param lag in nanoseconds
   */
  Verdict judge(Answer answer, long lag) {
    Span asked = answer.asked();
    if (during(answer, asked).anyMatch(instant -> explains(answer, instant, instant))) {
      return new Verdict(Kind.CURRENT, 0);
    }
    long earliest = asked.begin() - lag;
    OptionalLong latest = lastBefore(answer, earliest, asked.begin());
    if (latest.isPresent()) {
      return new Verdict(Kind.LATE, asked.begin() - latest.getAsLong());
    }
    boolean mixed = explains(answer, earliest, asked.end());
    return new Verdict(mixed ? Kind.MIXED : Kind.UNEXPLAINED, 0);
  }

  /** The instants of a request at which a choice can become possible. */
  private static LongStream during(Answer answer, Span asked) {
    return LongStream.concat(
        LongStream.of(asked.begin()),
        timelines(answer).flatMapToLong(all -> all.begins(asked.begin(), asked.end())));
  }

  /** The last instant in between that explains the answer: a choice is possible until some end. */
  private OptionalLong lastBefore(Answer answer, long from, long to) {
    long[] ends =
        timelines(answer).flatMapToLong(all -> all.ends(from, to)).sorted().distinct().toArray();
    for (int index = ends.length - 1; index >= 0; index--) {
      if (explains(answer, ends[index], ends[index])) {
        return OptionalLong.of(ends[index]);
      }
    }
    return OptionalLong.empty();
  }

  private static Stream<Timeline<?>> timelines(Answer answer) {
    return answer.question().world().timelines(answer.question()).values().stream();
  }

  /** Whether a choice explains it whose values were each possible at some instant in between. */
  private boolean explains(Answer answer, long from, long to) {
    Question question = answer.question();
    World world = question.world();
    if (question.group().isPresent()) {
      return world
          .group(question.group().get())
          .terms()
          .possible(from, to)
          .anyMatch(group -> gives(answer, group.map(List::of), from, to));
    }
    return memberships(world, question.customer(), from, to).stream()
        .anyMatch(held -> gives(answer, Optional.of(held), from, to));
  }

  /** Whether the answer is that for the groups, empty for a group that is not there. */
  private boolean gives(Answer answer, Optional<List<Group>> held, long from, long to) {
    if (held.isEmpty() || answer.unknownGroup()) {
      return held.isEmpty() && answer.unknownGroup();
    }
    List<String> skus = answer.question().skus();
    for (int index = 0; index < skus.size(); index++) {
      Seen seen = answer.prices().get(index);
      if (answer
          .question()
          .world()
          .product(skus.get(index))
          .possible(from, to)
          .map(product -> price(product, held.get()))
          .noneMatch(seen::equals)) {
        return false;
      }
    }
    return true;
  }

  private Seen price(Optional<Product> product, List<Group> held) {
    return product.map(known -> Formula.price(known, held, byDefault)).orElse(Seen.UNKNOWN_PRODUCT);
  }

  /** Every choice of groups that the customer may have been a member of in between. */
  private static List<List<Group>> memberships(
      World world, Optional<String> customer, long from, long to) {
    List<List<Group>> choices = List.of(List.of());
    for (GroupHistory group : world.groups().values()) {
      List<Optional<Group>> options =
          customer.stream().flatMap(code -> options(group, code, from, to)).distinct().toList();
      choices = choices.stream().flatMap(held -> with(held, options)).toList();
    }
    return choices;
  }

  /** The group as it may have been, empty where the customer may have been no member. */
  private static Stream<Optional<Group>> options(
      GroupHistory group, String customer, long from, long to) {
    return World.find(group.members(), customer)
        .possible(from, to)
        .distinct()
        .flatMap(
            member ->
                member ? group.terms().possible(from, to) : Stream.of(Optional.<Group>empty()));
  }

  private static Stream<List<Group>> with(List<Group> held, List<Optional<Group>> options) {
    return options.stream()
        .map(
            option -> {
              List<Group> all = new ArrayList<>(held);
              option.ifPresent(all::add);
              return all;
            });
  }
}
