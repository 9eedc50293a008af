package dev.coterie.http.pages.settings;

import dev.coterie.config.Setting;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.kernel.EnumNames;
import dev.coterie.ops.NodeHealth;
import java.time.Duration;
import java.util.List;

/**
 * The settings of this process, and how it is.
 *
 * @param clock the form that sets the clock, empty of meaning where that cannot be set
 */
public record SettingsView(
    PageFrame frame,
    Notice notice,
    List<Setting> settings,
    NodeHealth.Snapshot health,
    TypedForm clock) {

  /** Where a setting comes from, in words. */
  public String origin(Setting setting) {
    return frame.t().say("origin." + EnumNames.of(setting.source()), setting.name());
  }

  /** A length of time, in the two largest of its units. */
  public String length(Duration length) {
    if (length.toDays() > 0) {
      return frame.t().say("length.days", length.toDays(), length.toHoursPart());
    }
    return length.toHours() > 0
        ? frame.t().say("length.hours", length.toHours(), length.toMinutesPart())
        : frame.t().say("length.minutes", length.toMinutes(), length.toSecondsPart());
  }
}
