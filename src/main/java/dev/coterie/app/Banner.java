package dev.coterie.app;

import dev.coterie.caller.FirstCredentials;
import dev.coterie.demo.DemoShop;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** What the process says to whoever started it: where to go and how to get in. */
public record Banner(Service service, Options options) {
  private static final String NOT_SHOWN = "(set or made at an earlier start, not shown again)";

  public void print(PrintStream out) {
    FirstCredentials credentials = service.credentials();
    String api = "http://localhost:" + service.port();
    String key = credentials.apiKey() == null ? "YOUR_KEY" : credentials.apiKey();
    out.println();
    out.println("Coterie is ready.");
    if (service.port() == 0) {
      out.println("  API             (none: this process runs without the role http)");
    } else {
      if (options.demo()) {
        out.println("  The demo shop   " + api + "/store   (begin here)");
      }
      out.println("  Pages           " + api + "/admin");
      out.println("  API             " + api + "/v1");
      out.println("  Documentation   " + api + "/docs");
    }
    out.println("  Management      http://localhost:" + service.managementPort() + "/health/ready");
    if (options.clock() != null) {
      out.println("  TEST CLOCK      " + options.clock() + ", until PUT /v1/clock sets it");
    }
    out.println("  Administrator   admin " + orNotShown(credentials.adminPassword()));
    out.println("  API key         " + orNotShown(credentials.apiKey()));
    if (options.demo()) {
      out.println();
      out.println("A price for a member of the demo shop's group gold:");
      out.printf(
          "  curl -H 'Authorization: Bearer %s' '%s%s'%n",
          key, api, "/v1/prices/" + DemoShop.SAMPLE);
    }
    out.println();
    out.flush();
  }

  private static String orNotShown(@Nullable String secret) {
    return secret == null ? NOT_SHOWN : secret;
  }
}
