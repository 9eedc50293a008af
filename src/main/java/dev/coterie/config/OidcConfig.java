package dev.coterie.config;

import static dev.coterie.config.InvalidConfig.require;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Single sign-on by OpenID Connect.
 *
 * @param issuer whose users come in, null for none
 * @param address of this service as browsers reach it
 * @param nameClaim what a new user is named by
 * @param roleClaim whose values give the role: a text, or a list of them
 * @param viewers the values that give the role, likewise the others
 */
public record OidcConfig(
    @Nullable String issuer,
    @Nullable String clientId,
    @Nullable String clientSecret,
    @Nullable String address,
    List<String> scopes,
    String nameClaim,
    String roleClaim,
    List<String> viewers,
    List<String> editors,
    List<String> administrators) {
  private static final String WEB = "https?://[^\\s?#]*[^\\s?#/]";

  public OidcConfig {
    scopes = List.copyOf(scopes);
    viewers = List.copyOf(viewers);
    editors = List.copyOf(editors);
    administrators = List.copyOf(administrators);
    if (issuer != null) {
      requireAddress(issuer, "oidc.issuer");
      require(clientId != null, "oidc.clientId", "must be set beside oidc.issuer");
      requireAddress(address == null ? "" : address, "oidc.address");
      require(scopes.contains("openid"), "oidc.scopes", "must name openid");
      require(
          !viewers.isEmpty() || !editors.isEmpty() || !administrators.isEmpty(),
          "oidc.administrators",
          "or oidc.editors or oidc.viewers must name a value of the role claim");
    }
  }

  private static void requireAddress(String address, String key) {
    require(
        address.matches(WEB), key, "must be an http or https address without a slash at its end");
  }

  public boolean isSet() {
    return issuer != null;
  }
}
