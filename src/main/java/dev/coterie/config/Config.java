package dev.coterie.config;

import static dev.coterie.config.InvalidConfig.require;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * All settings, checked. {@code conf/coterie.yaml} holds each key, its default and its meaning.
 *
 * @param settings each of them as text, and where it comes from, without secrets
 */
public record Config(
    Set<Role> roles,
    HttpConfig http,
    ManagementConfig management,
    HealthConfig health,
    LogConfig log,
    DatabaseConfig database,
    ShopConfig shop,
    PricingConfig pricing,
    ExpiryConfig expiry,
    ListsConfig lists,
    ConnectConfig connect,
    ClusterConfig cluster,
    ClockConfig clock,
    ShutdownConfig shutdown,
    AdminConfig admin,
    PagesConfig pages,
    OidcConfig oidc,
    MailConfig mail,
    WebhookConfig webhook,
    RetentionConfig retention,
    ApiConfig api,
    @JsonIgnore List<Setting> settings) {

  public Config {
    roles = Set.copyOf(roles);
    settings = settings == null ? List.of() : List.copyOf(settings);
    require(!roles.isEmpty(), "roles", "must name at least one of " + EnumSet.allOf(Role.class));
    require(
        !roles.contains(Role.HTTP) || roles.containsAll(Set.of(Role.MEMBERSHIP, Role.PRICING)),
        "roles",
        "with http must also name membership and pricing, which answer it in the same process");
    require(
        !roles.contains(Role.EXPIRY) || roles.contains(Role.MEMBERSHIP),
        "roles",
        "with expiry must also name membership, which announces what the timer finds due");
  }

  /**
   * Says now what would show only once much has been started. Blocks.
   *
   * @throws InvalidConfig if one of the addresses to listen on cannot be
   */
  public void requireFreeAddresses() {
    management.address().requireFree();
    if (roles.contains(Role.HTTP)) {
      http.address().requireFree();
    }
    if (cluster.enabled()) {
      cluster.addresses().forEach(ListenAddress::requireFree);
    }
  }

  Config with(List<Setting> all) {
    return new Config(
        roles,
        http,
        management,
        health,
        log,
        database,
        shop,
        pricing,
        expiry,
        lists,
        connect,
        cluster,
        clock,
        shutdown,
        admin,
        pages,
        oidc,
        mail,
        webhook,
        retention,
        api,
        all);
  }
}
