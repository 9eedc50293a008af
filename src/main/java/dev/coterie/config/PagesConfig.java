package dev.coterie.config;

import static dev.coterie.config.InvalidConfig.require;

import java.util.List;

/**
 * What the management pages take from elsewhere.
 *
 * @param imageHosts the hosts whose images of products show, each with its port if that is unusual
 */
public record PagesConfig(List<String> imageHosts) {
  private static final String HOST = "[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?";

  public PagesConfig {
    imageHosts = List.copyOf(imageHosts);
    imageHosts.forEach(
        host ->
            require(
                host.matches(HOST),
                "pages.imageHosts",
                "must list hosts such as images.example or images.example:8443, in lower case: "
                    + host));
  }
}
