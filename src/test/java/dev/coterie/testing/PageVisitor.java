package dev.coterie.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks for management pages without a browser, as somebody who makes requests by hand. */
public final class PageVisitor {
  private static final String COOKIE = "coterie-session=";
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

  private final RunningCoterie coterie;
  private final HttpClient client = HttpClient.newHttpClient();
  private String cookie = "";
  private String token = "";

  /** Somebody who has not logged in. */
  public PageVisitor(RunningCoterie coterie) {
    this.coterie = coterie;
  }

  public void logIn(String user, String password) {
    HttpResponse<String> answer =
        send("POST", "/admin/login", "user=" + encoded(user) + "&password=" + encoded(password));
    cookie =
        answer.headers().allValues("Set-Cookie").stream()
            .filter(each -> each.startsWith(COOKIE))
            .map(each -> each.substring(0, each.indexOf(';')))
            .findFirst()
            .orElseThrow();
    Matcher found = TOKEN.matcher(page("/admin/customers"));
    assertThat(found.find()).isTrue();
    token = found.group(1);
  }

  public void logOut() {
    send("POST", "/admin/logout", "token=" + encoded(token));
  }

  public String token() {
    return token;
  }

  public String cookie() {
    return cookie;
  }

  public void useCookie(String other) {
    cookie = other;
  }

  /** What a page says, whatever its status. */
  public String page(String path) {
    return send("GET", path, "").body();
  }

  /** What comes of a form, sent with the session's token: pairs of a field and what it holds. */
  public Reply submit(String path, String... fields) {
    StringBuilder form = new StringBuilder("token=").append(encoded(token));
    for (int field = 0; field < fields.length; field += 2) {
      form.append('&').append(encoded(fields[field]));
      form.append('=').append(encoded(fields[field + 1]));
    }
    HttpResponse<String> answer = send("POST", path, form.toString());
    return new Reply(answer.statusCode(), answer.headers().map(), answer.body());
  }

  /**
   * What comes of a request such as {@code POST /admin/customers/:code}, with the session's token.
   */
  public String outcome(String way) {
    return outcome(way, token);
  }

  /**
   * Whether it is allowed: {@code yes}, {@code no}, or {@code login} for who has to log in first.
   */
  public String outcome(String way, String formToken) {
    String[] parts = way.split(" ", 2);
    String path = parts[1].replaceAll(":[a-z]+", "0");
    HttpResponse<String> answer = send(parts[0], path, "token=" + encoded(formToken));
    String place = answer.headers().firstValue("Location").orElse("");
    if (place.startsWith("/admin/login")) {
      return "login";
    }
    assertThat(answer.statusCode()).as(way).isLessThan(500);
    return answer.statusCode() == 403 ? "no" : "yes";
  }

  private HttpResponse<String> send(String method, String path, String form) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(coterie.uri(path))
            .header("Cookie", cookie.isEmpty() ? "none=none" : cookie)
            .header("Content-Type", "application/x-www-form-urlencoded");
    request.method(
        method,
        method.equals("GET")
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(form));
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException cause) {
      throw new AssertionError(cause);
    } catch (InterruptedException cause) {
      Thread.currentThread().interrupt();
      throw new AssertionError(cause);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
