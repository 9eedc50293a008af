package dev.coterie.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coterie.kernel.InvalidValue;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

  @Test
  void they_may_stand_together_where_they_fit() {
    assertThat(of("--clock=2026-01-01T00:00:00Z", "--demo"))
        .isEqualTo(new Options(Options.Purpose.SERVE, true, Instant.parse("2026-01-01T00:00:00Z")));
    assertThat(of("--audit").purpose()).isEqualTo(Options.Purpose.AUDIT);
    assertThat(of().demo()).isFalse();
  }

  @Test
  void whoever_asks_for_help_or_the_version_gets_it_whatever_else_is_there() {
    assertThat(of("--dmeo", "--help").purpose()).isEqualTo(Options.Purpose.HELP);
    assertThat(of("-h").purpose()).isEqualTo(Options.Purpose.HELP);
    assertThat(of("--demo", "--version").purpose()).isEqualTo(Options.Purpose.VERSION);
  }

  @ParameterizedTest
  @CsvSource({
    "--dmeo,--dmeo is not an option; did you mean --demo?",
    "--clok=2026-01-01T00:00:00Z,did you mean --clock=INSTANT?",
    "--clock,did you mean --clock=INSTANT?",
    "--http.port=80,--http.port=80 is not an option",
    "--clock=noon,--clock= must be an RFC 3339 instant",
    "--demo --audit,--audit must be the only option",
    "--audit --demo,--audit must be the only option",
  })
  void a_wrong_one_is_named_beside_what_was_meant(String line, String words) {
    assertThatThrownBy(() -> of(line.split(" ")))
        .isInstanceOf(InvalidValue.class)
        .hasMessageContaining(words);
  }

  @Test
  void the_help_names_all_options_and_all_settings_with_their_defaults() {
    assertThat(Help.text())
        .contains("--demo", "--clock=INSTANT", "--audit", "--help", "--version")
        .contains("COTERIE_CONFIG=", "  http:\n", "    maxStreams: 100\n");
  }

  private static Options of(String... arguments) {
    return Options.of(List.of(arguments));
  }
}
