package dev.coterie.http.pages.dashboard;

import dev.coterie.expiry.ExpiryContract;
import dev.coterie.expiry.ExpiryContract.FindEnds;
import dev.coterie.group.Group;
import dev.coterie.group.GroupContract;
import dev.coterie.group.GroupContract.FindGroup;
import dev.coterie.group.GroupContract.ListGroups;
import dev.coterie.group.terms.GroupKind;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.Visit;
import dev.coterie.http.pages.event.Timeline;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.ShopCalendar;
import dev.coterie.mail.MailContract;
import dev.coterie.mail.MailContract.CountFailures;
import dev.coterie.membership.MembershipContract;
import dev.coterie.membership.MembershipContract.ReadTrend;
import dev.coterie.membership.MembershipContract.Trend;
import dev.coterie.order.OrderContract;
import dev.coterie.order.OrderContract.ListOrders;
import dev.coterie.order.OrderFilter;
import dev.coterie.order.charge.ChargeContract;
import dev.coterie.order.charge.ChargeContract.ChargeFilter;
import dev.coterie.order.charge.ChargeContract.SumCharges;
import dev.coterie.webhook.WebhookContract;
import dev.coterie.webhook.WebhookContract.FindTroubled;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@code /admin/}: members by group, what ends soon, fees, lookups, what failed, what happened. */
public final class DashboardPage implements AdminPage {
  static final int ENDING_DAYS = 7;
  static final int FEE_DAYS = 30;
  private static final int WEEKS = 52;
  private static final int SOME = 8;
  private static final PageRequest FIRST = new PageRequest("", SOME);
  private static final PageRequest SEVERAL = new PageRequest("", 20);

  private final Templates templates;
  private final Supplier<LookupSpeed> lookups;

  /**
   * The page.
   *
   * @param lookups how fast this process answers of late
   */
  public DashboardPage(Templates templates, Supplier<LookupSpeed> lookups) {
    this.templates = templates;
    this.lookups = lookups;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.getByAll(Place.DASHBOARD.path(), this::enter);
  }

  /** Owners of shops come in at their shop. */
  private Future<PageAnswer> enter(Visit visit) {
    return visit.frame().isStaff()
        ? show(visit)
        : Future.succeededFuture(PageAnswer.goTo(Place.SHOP.path()));
  }

  private Future<PageAnswer> show(Visit visit) {
    var vertx = visit.vertx();
    ShopCalendar calendar = visit.frame().time().calendar();
    LocalDate today = LocalDate.ofInstant(visit.frame().time().now(), calendar.zone());
    List<Instant> mondays = mondays(today, calendar);
    Future<Trend> trend = MembershipContract.TREND.send(vertx, new ReadTrend(mondays));
    Future<List<Group>> groups = trend.compose(counted -> largest(visit, counted));
    var ends =
        ExpiryContract.ENDS.send(
            vertx, new FindEnds(calendar.beginOf(today.plusDays(ENDING_DAYS + 1)), SOME));
    var fees =
        ChargeContract.SUMS.send(
            vertx,
            new SumCharges(
                new ChargeFilter(null, null, calendar.beginOf(today.minusDays(FEE_DAYS)), null)));
    var unfulfilled =
        OrderContract.LIST.send(vertx, ListOrders.latest(OrderFilter.UNFULFILLED, FIRST));
    var mails = MailContract.FAILURES.send(vertx, new CountFailures());
    var webhooks = WebhookContract.TROUBLED.send(vertx, new FindTroubled());
    var events = Timeline.latest(visit, SOME);
    return Future.all(List.of(trend, groups, ends, fees, unfulfilled, mails, webhooks, events))
        .map(
            all ->
                new DashboardView(
                    visit.frame(),
                    MemberChart.of(visit.frame(), mondays, trend.result(), groups.result()),
                    ends.result(),
                    fees.result(),
                    today.minusDays(FEE_DAYS),
                    lookups.get(),
                    unfulfilled.result().items(),
                    mails.result(),
                    webhooks.result().all(),
                    events.result()))
        .map(view -> PageAnswer.page(templates.dashboard(view)));
  }

  /** Those that had most members when they were counted last, or all of a shop that has few. */
  private static Future<List<Group>> largest(Visit visit, Trend trend) {
    return GroupContract.LIST
        .send(visit.vertx(), new ListGroups(GroupKind.DISCOUNT, "", SEVERAL))
        .compose(
            first ->
                first.next() == null
                    ? Future.succeededFuture(first.items())
                    : found(visit, MemberChart.largest(trend)));
  }

  private static Future<List<Group>> found(Visit visit, List<String> codes) {
    List<Future<Result<Group>>> groups =
        codes.stream()
            .map(code -> GroupContract.FIND.send(visit.vertx(), new FindGroup(code)))
            .toList();
    return Future.all(groups)
        .map(
            all ->
                groups.stream()
                    .map(found -> found.result().value())
                    .flatMap(Stream::ofNullable)
                    .filter(group -> group.terms().kind() == GroupKind.DISCOUNT)
                    .toList());
  }

  /** The begins of the last weeks, so that their numbers stay as they are. */
  private static List<Instant> mondays(LocalDate today, ShopCalendar calendar) {
    LocalDate last = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return IntStream.rangeClosed(1 - WEEKS, 0)
        .mapToObj(week -> calendar.beginOf(last.plusWeeks(week)))
        .toList();
  }
}
