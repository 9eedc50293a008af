package dev.coterie.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;
import java.util.ArrayList;
import java.util.List;
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
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 900;
  private static final int OK = 200;
  private static final RequestOptions UNLESS_SENT_ELSEWHERE =
      RequestOptions.create().setMaxRedirects(0);

  private final RunningCoterie coterie;
  private final List<BrowserContext> open = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private List<Cookie> session = List.of();
  private @Nullable Browser browser;

  public Chromium(RunningCoterie coterie) {
    this.coterie = coterie;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    coterie.beforeAll(context);
    browser = SystemBrowser.of(context).browser();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    open.forEach(BrowserContext::close);
    open.clear();
    complaints.clear();
  }

  @Override
  public void afterAll(ExtensionContext context) {
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
        // a page that scrolls smoothly moves away from what is about to be clicked
        .setReducedMotion(ReducedMotion.REDUCE)
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

  /** Logs in once for all tests of the class, or anew where that session has ended. */
  public Page administrator(Page page) {
    BrowserContext context = page.context();
    context.addCookies(session);
    if (context.request().get("/admin/account", UNLESS_SENT_ELSEWHERE).status() != OK) {
      context.clearCookies();
      loggedIn(page, "admin", "password-for-tests");
      session = context.cookies();
    }
    return page;
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
