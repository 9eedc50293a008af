package dev.coterie.history;

import dev.coterie.history.Node.Timed;
import dev.coterie.history.World.GroupHistory;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The only writer of one group and of its memberships: changes its rule, assigns and ends
 * memberships, deletes the group with all of them and makes it again.
 */
final class GroupWriter implements Client {
  private final Node node;
  private final Reader reader;
  private final World world;
  private final GroupHistory history;
  private final Chance chance;
  private final String path;
  private int version;

  GroupWriter(Node node, Reader reader, World world, String code, SplittableRandom random) {
    this.node = node;
    this.reader = reader;
    this.world = world;
    this.history = world.group(code);
    this.chance = new Chance(random);
    this.path = "/v1/groups/" + code;
  }

  @Override
  public boolean step() {
    String customer = chance.any(world.customers());
    Span written = write(customer);
    if (chance.percent(25)) {
      reader.ask(Question.batch(world, Optional.of(customer), Optional.empty()));
    }
    if (chance.percent(10)) {
      reader.ask(Question.batch(world, Optional.empty(), Optional.of(history.code())));
    }
    return written.end() != Span.NEVER;
  }

  private Span write(String customer) {
    Optional<Group> now = history.terms().value();
    if (now.isEmpty()) {
      return create();
    }
    if (chance.percent(5)) {
      return delete();
    }
    return chance.percent(50) ? revise(now.get().id()) : toggle(customer);
  }

  private Span create() {
    Optional<Rule> rule = rule();
    JsonObject body =
        new JsonObject()
            .put("code", history.code())
            .put("kind", "discount")
            .put("name", history.code())
            .putNull("tier")
            .put("pricing", rule.map(Rule::json).orElse(null));
    return written(node.write("POST", "/v1/groups", body), Long.MAX_VALUE, rule);
  }

  private Span revise(long id) {
    Optional<Rule> rule = rule();
    JsonObject body =
        new JsonObject().put("version", version).put("pricing", rule.map(Rule::json).orElse(null));
    return written(node.write("PATCH", path, body), id, rule);
  }

  /** Notes the group as answered. */
  private Span written(Timed timed, long id, Optional<Rule> rule) {
    JsonObject json = timed.reply().json();
    version = json.getInteger("version", 0);
    Group group = new Group(json.getLong("id", id), history.code(), rule);
    history.terms().write(Optional.of(group), timed.span());
    return timed.span();
  }

  private Span delete() {
    Span written = node.write("DELETE", path + "?members=end", Node.NO_BODY).span();
    history.terms().write(Optional.empty(), written);
    history.members().values().stream()
        .filter(Timeline::value)
        .forEach(member -> member.write(false, written));
    return written;
  }

  /** Makes the customer a member, or one no more. */
  private Span toggle(String customer) {
    Timeline<Boolean> member = World.find(history.members(), customer);
    String method = member.value() ? "DELETE" : "PUT";
    Span written = node.write(method, path + "/members/" + customer, Node.NO_BODY).span();
    member.write(!member.value(), written);
    return written;
  }

  private Optional<Rule> rule() {
    String basis = chance.any(List.of(Rule.DISCOUNT, Rule.MARKUP));
    String mode = chance.any(List.of(Rule.PERCENT, Rule.FIXED));
    return chance.percent(10)
        ? Optional.empty()
        : Optional.of(new Rule(basis, mode, chance.amount(0, 80)));
  }
}
