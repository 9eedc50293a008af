package dev.coterie.order;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of a report.
 *
 * @param gift whether a code is to be made for somebody else to redeem
 * @param quote the id of the quote that it was bought on, null for none
 */
public record ReportedLine(
    String id,
    String sku,
    int quantity,
    BigDecimal unitPrice,
    boolean gift,
    @Nullable String quote) {}
