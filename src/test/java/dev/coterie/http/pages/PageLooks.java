package dev.coterie.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.coterie.testing.Chromium;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * How pages look, narrow and wide, light and dark, in both languages: axe-core finds nothing, and
 * nothing is wider than the window. With {@code -Dlooks=pictures} a picture of each lies in {@code
 * target/screenshots} to be looked at; with {@code -Dlooks=all}, also of the other two of width and
 * theme.
 */
public final class PageLooks {
  private static final String STICKS_OUT =
      "[...document.querySelectorAll('.card')].some(card => card.scrollWidth > card.clientWidth)";

  /** What the page settled on; the system's where it leaves it to the style sheet. */
  private static final String THEME =
      """
      document.documentElement.dataset.bsTheme
        || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')
      """;

  private static final String LOADED =
      """
      Promise.all([...document.images].map(image => {
        image.loading = 'eager';
        return image.complete || new Promise(done => image.onload = image.onerror = done);
      })).then(() => [...document.images].every(image => image.naturalWidth > 0))
      """;

  /** Empty where nobody will look: pictures take a quarter as long again. */
  private static final String LOOKS = System.getProperty("looks", "");

  private static final List<Window> WINDOWS =
      Stream.of(
              new Window(360, ColorScheme.DARK, "de-DE"),
              new Window(1280, ColorScheme.LIGHT, "en-US"),
              new Window(360, ColorScheme.LIGHT, "en-US"),
              new Window(1920, ColorScheme.DARK, "de-DE"))
          .limit(LOOKS.equals("all") ? 4 : 2)
          .toList();

  private final Chromium chromium;
  private final List<String> found = new ArrayList<>();

  private record Window(int width, ColorScheme theme, String language) {}

  public PageLooks(Chromium chromium) {
    this.chromium = chromium;
  }

  /** Takes a walk through pages in each window; fails of all that was found at the end. */
  public void inAllWindows(Consumer<Page> walk) {
    for (Window window : WINDOWS) {
      walk.accept(chromium.page(window.width, window.theme, window.language));
    }
    nothingWasFound();
  }

  /** Fails of all that was found in what was looked at. */
  public void nothingWasFound() {
    assertThat(found).isEmpty();
    assertThat(chromium.complaints()).isEmpty();
  }

  /** Looks at a page as it is now, under a name of its own. */
  public void look(Page page, String name) {
    String theme = String.valueOf(page.evaluate(THEME));
    String language = String.valueOf(page.evaluate("document.documentElement.lang"));
    String at = String.join("-", name, String.valueOf(page.viewportSize().width), theme, language);
    if (Boolean.FALSE.equals(page.evaluate(LOADED))) {
      found.add(at + " has an image that does not load");
    }
    if (!LOOKS.isEmpty()) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(Path.of("target", "screenshots", at.toLowerCase(Locale.ROOT) + ".png"))
              .setFullPage(true));
    }
    holdToAxe(page, at);
    Object beyond = page.evaluate("document.documentElement.scrollWidth - innerWidth");
    if (beyond instanceof Integer pixels && pixels > 0) {
      found.add(at + " is " + pixels + " pixels too wide");
    }
    if (Boolean.TRUE.equals(page.evaluate(STICKS_OUT))) {
      found.add(at + " has something that sticks out of its card");
    }
    if (page.content().contains(">null<")) {
      found.add(at + " says null");
    }
  }

  /** What passes is not described, which takes longer than to find out. */
  private static AxeRunOptions violationsAlone() {
    AxeRunOptions options = new AxeRunOptions();
    options.setResultTypes(List.of("violations"));
    return options;
  }

  private void holdToAxe(Page page, String at) {
    new AxeBuilder(page)
        // in the page itself, which has no frames, instead of a second page for the sum of them
        .setLegacyMode(true)
        .options(violationsAlone())
        .analyze()
        .getViolations()
        .forEach(
            rule ->
                found.add(
                    at
                        + " "
                        + rule.getId()
                        + ": "
                        + rule.getNodes().get(0).getFailureSummary()
                        + " "
                        + rule.getNodes().get(0).getTarget()));
  }
}
