package dev.coterie.year;

import dev.coterie.year.shop.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What happens in the year, left to chance; model and service are told the same. */
final class Script {
  private static final int STEPS_PER_PLAN = 60;

  private final Stage stage;
  private final Audit audit;
  private final Reports reports;
  private final Staff staff;
  private final Habits habits;
  private final List<String> customers = new ArrayList<>();
  private final List<String> differences = new ArrayList<>();

  Script(Stage stage, Audit audit) {
    this.stage = stage;
    this.audit = audit;
    this.reports = new Reports(stage);
    this.staff = new Staff(stage);
    this.habits = new Habits(stage, new Shopping(stage, reports), staff);
  }

  /** Plays so many steps, evenly spread over the time. */
  void play(int numberOfCustomers, int steps, Duration length) {
    open(numberOfCustomers);
    Instant begin = stage.now();
    long pace = 2 * length.toMillis() / steps;
    for (int step = 1; step <= steps; step++) {
      goOn(stage.now().plusMillis(stage.chance.nextLong(pace)));
      if (step % STEPS_PER_PLAN == 0) {
        staff.giveUpPlan(customers);
      }
      with(stage.any(customers), this::act);
      if (stage.oneIn(4)) {
        with(stage.any(customers), this::auditNow);
      }
      if (stage.oneIn(4)) {
        Instant instant = begin.plusMillis(stage.chance.nextLong(length.toMillis()));
        with(stage.any(customers), customer -> audit.at(instant, customer));
      }
    }
  }

  private void open(int numberOfCustomers) {
    for (int number = 1; number <= numberOfCustomers; number++) {
      customers.add("c%04d".formatted(number));
      stage.front.register(customers.get(number - 1));
    }
    staff.makePlan();
    staff.makePlan();
  }

  private void act(String customer) {
    habits.act(customer);
    if (stage.oneIn(4)) {
      auditNow(customer);
    }
  }

  /** Looks at all customers once more. */
  void auditAll() {
    List.copyOf(customers).forEach(customer -> with(customer, this::auditNow));
  }

  /** What differed, one difference a customer, who is left alone from then on. */
  List<String> differences() {
    return differences;
  }

  private void with(String customer, Consumer<String> step) {
    try {
      step.accept(customer);
    } catch (AssertionError difference) {
      differences.add(String.valueOf(difference.getMessage()));
      customers.remove(customer);
    }
  }

  private void auditNow(String customer) {
    audit.now(stage.now(), customer);
  }

  /** How often what happened. */
  Map<String, Integer> happened() {
    return stage.happened();
  }

  /** Delivers what is late, and the clock goes on to the instant. */
  private void goOn(Instant later) {
    if (stage.oneIn(30)) {
      stopAtATurn(later);
    }
    stage.setClock(later);
    for (var due = reports.due(); due.isPresent(); due = reports.due()) {
      Report report = due.get();
      if (customers.contains(report.order().customer)) {
        with(report.order().customer, customer -> reports.send(report));
      } else {
        stage.count("left alone");
      }
    }
  }

  /** Looks at a customer right before and right at an end or begin. */
  private void stopAtATurn(Instant before) {
    List<Turn> turns =
        customers.stream().flatMap(this::turns).filter(turn -> turn.at.isBefore(before)).toList();
    if (!turns.isEmpty()) {
      Turn turn = stage.any(turns);
      stage.setClock(turn.at.minusNanos(1_000));
      with(turn.customer, this::auditNow);
      stage.setClock(turn.at);
      with(turn.customer, this::auditNow);
      stage.count("turn");
    }
  }

  private record Turn(String customer, Instant at) {}

  private Stream<Turn> turns(String customer) {
    return stage.model.of(customer).turns(stage.now()).stream().map(at -> new Turn(customer, at));
  }
}
