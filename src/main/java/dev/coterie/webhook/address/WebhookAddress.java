package dev.coterie.webhook.address;

import dev.coterie.kernel.InvalidValue;
import java.net.URI;
import java.net.URISyntaxException;

/** Where a webhook is: an address that HTTP can be spoken to. */
public record WebhookAddress(URI uri) {
  private static final String WHAT_WOULD_BE_RIGHT =
      "must be an http or https address with a host, and no user, password or fragment";
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  /**
   * The address that a text is.
   *
   * @throws InvalidValue if it is none
   */
  public static WebhookAddress of(String text) {
    try {
      URI uri = new URI(text);
      if (isHttp(uri.getScheme())
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null
          && uri.getPort() <= 65_535
          && uri.getPort() != 0) {
        return new WebhookAddress(uri);
      }
    } catch (URISyntaxException malformed) {
      // is as wrong as any other
    }
    throw new InvalidValue(WHAT_WOULD_BE_RIGHT);
  }

  private static boolean isHttp(String scheme) {
    return "http".equals(scheme) || "https".equals(scheme);
  }

  public boolean isEncrypted() {
    return uri.getScheme().equals("https");
  }

  /** A name, an IPv4 address, or an IPv6 address in brackets. */
  public String host() {
    return uri.getHost();
  }

  public int port() {
    return uri.getPort() > 0 ? uri.getPort() : isEncrypted() ? HTTPS : HTTP;
  }

  /** The path and the query, as a request has them. */
  public String target() {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }
}
