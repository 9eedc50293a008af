package dev.coterie.restriction;

import dev.coterie.db.Change;
import dev.coterie.db.ChangeKind;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.pricing.PriceBook;
import dev.coterie.pricing.buyer.CustomerEntry;
import dev.coterie.restriction.PageRuleIndex.IndexedRule;
import dev.coterie.restriction.RestrictionContract.AdmittedGroup;
import dev.coterie.restriction.RestrictionContract.LoadPageRules;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Answers who may enter a page from memory, on the thread that asks. The memberships are those of
 * the {@link PriceBook}, so that a page closes at the instant at which the price changes. One book
 * serves all threads of a process.
 */
public final class AccessBook {
  private static final int MAX_TRIES = 4;

  private final Vertx vertx;
  private final PriceBook customers;
  private final Clock clock;
  private volatile @Nullable PageRuleIndex rules;
  private long changes;

  public AccessBook(Vertx vertx, PriceBook customers, Clock clock) {
    this.vertx = vertx;
    this.customers = customers;
    this.clock = clock;
  }

  /** Forgets the rules where a committed transaction changed some; none being loaded are kept. */
  public synchronized void forget(List<Change> changed) {
    if (Change.anyOf(ChangeKind.PAGE_RULES, changed)) {
      changes++;
      rules = null;
    }
  }

  /**
   * Whether the customer may enter the page now, null where memory lacks what that takes.
   *
   * @param customer null for a guest, as which an unknown one counts
   * @throws InvalidValue if the page is no path
   */
  public @Nullable Access fromMemory(@Nullable String customer, String page) {
    String path = PagePath.of(page);
    PageRuleIndex index = rules;
    CustomerEntry entry = index == null ? null : customers.customerFromMemory(customer);
    return index == null || entry == null ? null : access(index.of(path), entry);
  }

  /** As {@link #fromMemory}, of several pages, which is loaded where memory lacks it. */
  public Future<List<Access>> of(@Nullable String customer, List<String> pages) {
    List<String> paths = pages.stream().map(PagePath::of).toList();
    return rules(MAX_TRIES)
        .compose(
            index ->
                customers
                    .customer(customer)
                    .map(
                        entry ->
                            paths.stream().map(path -> access(index.of(path), entry)).toList()));
  }

  private Access access(@Nullable IndexedRule rule, CustomerEntry customer) {
    if (rule == null) {
      return Access.UNRESTRICTED;
    }
    Instant now = clock.instant();
    String group = null;
    Instant turn = null;
    for (AdmittedGroup each : rule.groups()) {
      if (group == null && customer.holds(each.id(), now)) {
        group = each.code();
      }
      Instant next = customer.nextTurn(each.id(), now);
      turn = turn == null || (next != null && next.isBefore(turn)) ? next : turn;
    }
    return new Access(group != null, rule.path(), group, rule.codes(), turn);
  }

  /** Loads them again where they changed meanwhile. */
  private Future<PageRuleIndex> rules(int tries) {
    PageRuleIndex known = rules;
    if (known != null) {
      return Future.succeededFuture(known);
    }
    long before = changes();
    return RestrictionContract.LOAD
        .send(vertx, new LoadPageRules())
        .map(loaded -> new PageRuleIndex(loaded.rules()))
        .compose(
            index ->
                keep(index, before) || tries == 0
                    ? Future.succeededFuture(index)
                    : rules(tries - 1));
  }

  private synchronized long changes() {
    return changes;
  }

  private synchronized boolean keep(PageRuleIndex index, long before) {
    boolean isCurrent = changes == before;
    if (isCurrent) {
      rules = Objects.requireNonNull(index);
    }
    return isCurrent;
  }
}
