package dev.coterie.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Coterie, which it starts and stops, and the system's Chromium, for one test class: its pages as
 * people see them. What the browser's console complains of is kept. Without a Chromium the tests
 * fail.
 */
public final class Chromium implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 900;

  private final RunningCoterie coterie;
  private final List<BrowserContext> open = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private @Nullable Playwright playwright;
  private @Nullable Browser browser;

  public Chromium(RunningCoterie coterie) {
    this.coterie = coterie;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    coterie.beforeAll(context);
    Playwright started =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    playwright = started;
    browser =
        started
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(PROGRAM).setArgs(FLAGS));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    open.forEach(BrowserContext::close);
    open.clear();
    complaints.clear();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (playwright != null) {
      playwright.close();
    }
    coterie.afterAll(context);
  }

  /** A page of somebody else's browser, so wide, in a theme and a language. */
  public Page page(int width, ColorScheme theme, String language) {
    return page(options(width, theme, language));
  }

  private Browser.NewContextOptions options(int width, ColorScheme theme, String language) {
    return new Browser.NewContextOptions()
        .setViewportSize(width, HEIGHT)
        .setColorScheme(theme)
        .setLocale(language)
        .setBaseURL(coterie.uri("/").toString());
  }

  private Page page(Browser.NewContextOptions options) {
    BrowserContext context = Objects.requireNonNull(browser, "started").newContext(options);
    open.add(context);
    Page page = context.newPage();
    page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
    page.onPageError(error -> complaints.add("error: " + error));
    return page;
  }

  public Page page() {
    return page(WIDTH, ColorScheme.LIGHT, "en-US");
  }

  /** A page of a browser that runs no scripts. */
  public Page pageWithoutScripts() {
    return page(options(WIDTH, ColorScheme.LIGHT, "en-US").setJavaScriptEnabled(false));
  }

  /** A page of a user who is logged in. */
  public Page loggedIn(Page page, String user, String password) {
    page.navigate("/admin/login");
    page.locator("#user").fill(user);
    page.locator("#password").fill(password);
    page.locator("#password").press("Enter");
    page.waitForURL(url -> !url.contains("/admin/login"));
    return page;
  }

  public Page administrator() {
    return administrator(page());
  }

  public Page administrator(Page page) {
    return loggedIn(page, "admin", "password-for-tests");
  }

  /** What has exactly that accessible name. */
  public static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  /** Presses the button of exactly that name, and waits for the page that comes of it. */
  public static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, named(name)).click();
    page.waitForLoadState();
  }

  /** What the console said, but for hints and failed requests that a test made on purpose. */
  public List<String> complaints() {
    return complaints.stream()
        .filter(line -> !line.contains("Failed to load resource"))
        .filter(line -> !line.startsWith("info: "))
        .toList();
  }
}
