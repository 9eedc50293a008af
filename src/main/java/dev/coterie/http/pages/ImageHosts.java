package dev.coterie.http.pages;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hosts whose images pages may show, beside those of this service. */
public record ImageHosts(List<String> hosts) {
  private static final Pattern OWN = Pattern.compile("/[^/\\\\].*");
  private static final Pattern WEB = Pattern.compile("https?://([^/?#]*).*");

  /** Whether the image of this address may be shown. */
  public boolean allow(String image) {
    return OWN.matcher(image).matches() || hosts.contains(hostOf(image));
  }

  /** The host of a web address, with a port if it names one; empty for any other address. */
  public String hostOf(String image) {
    Matcher web = WEB.matcher(image);
    return web.matches() ? web.group(1).toLowerCase(Locale.ROOT) : "";
  }
}
