package dev.coterie.http.pages.settings;

import dev.coterie.caller.user.UserRole;
import dev.coterie.config.Setting;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.Moments;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.StandingClock;
import dev.coterie.ops.NodeHealth;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /admin/settings}: what this process runs with, how it is, and its clock. */
public final class SettingsPage implements AdminPage {
  private static final String PATH = Place.SETTINGS.path();
  private static final String NOW = "now";

  private final Templates templates;
  private final List<Setting> settings;
  private final NodeHealth health;
  private final @Nullable StandingClock clock;

  /**
   * The page.
   *
   * @param clock that may be set, null for one that goes by itself
   */
  public SettingsPage(
      Templates templates,
      List<Setting> settings,
      NodeHealth health,
      @Nullable StandingClock clock) {
    this.templates = templates;
    this.settings = settings;
    this.health = health;
    this.clock = clock;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(PATH, UserRole.ADMINISTRATOR, this::show);
    if (clock != null) {
      StandingClock standing = clock;
      routes.post(PATH + "/clock", UserRole.ADMINISTRATOR, visit -> set(visit, standing));
    }
  }

  private Future<PageAnswer> show(Visit visit) {
    Moments time = visit.frame().time();
    Notice said =
        visit.query("done").equals("clock")
            ? Notice.done(visit.texts().say("clock.set", time.time(time.now())))
            : Notice.NONE;
    return show(visit, 200, said, present(visit));
  }

  /** The form as it is at first: with the first whole minute that is not past. */
  private static TypedForm present(Visit visit) {
    Moments time = visit.frame().time();
    return TypedForm.filled(Map.of(NOW, time.field(time.now().plusSeconds(59))));
  }

  private Future<PageAnswer> set(Visit visit, StandingClock standing) {
    String typed = visit.field(NOW);
    Optional<Instant> instant = instant(visit, typed);
    TypedForm form = instant.isEmpty() ? present(visit) : TypedForm.filled(Map.of(NOW, typed));
    if (instant.isEmpty()) {
      form.reject(NOW, visit.texts().say("clock.wrong"));
    } else if (!standing.goOnTo(instant.get())) {
      Moments time = visit.frame().time();
      form.reject(NOW, visit.texts().say("clock.past", time.time(time.now())));
    }
    return form.isWrong()
        ? show(visit, 422, Notice.wrong(visit.texts().say("clock.unset")), form)
        : visit.renewSession().map(PageAnswer.goTo(PATH + "?done=clock"));
  }

  /** A local day and time of the shop; empty for what is none. */
  private static Optional<Instant> instant(Visit visit, String text) {
    try {
      return Optional.of(visit.frame().time().calendar().localTime(text));
    } catch (InvalidValue wrong) {
      return Optional.empty();
    }
  }

  private Future<PageAnswer> show(Visit visit, int status, Notice notice, TypedForm form) {
    SettingsView view = new SettingsView(visit.frame(), notice, settings, health.now(), form);
    return Future.succeededFuture(PageAnswer.page(status, templates.settings(view)));
  }
}
