package dev.coterie.http.storefront;

import dev.coterie.http.pages.ImageHosts;
import dev.coterie.http.pages.PackedFiles;
import dev.coterie.http.pages.TextBook;
import gg.jte.generated.precompiled.StaticTemplates;
import gg.jte.generated.precompiled.Templates;

/**
 * What all pages for customers are made with.
 *
 * @param images whose images they show
 */
public record FrontKit(Templates templates, TextBook texts, PackedFiles files, ImageHosts images) {
  private static final String STYLES = "storefront.css";

  /** Reads and packs the style sheet: on a worker. */
  public static FrontKit of(ImageHosts images) {
    return new FrontKit(
        new StaticTemplates(),
        TextBook.of("storefront"),
        new PackedFiles("/shops/assets/").with("storefront/" + STYLES),
        images);
  }

  /** Where the style sheet lies. */
  public String styles() {
    return files.url(STYLES);
  }
}
