package dev.coterie.mail;

import dev.coterie.kernel.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/**
 * How mails write amounts and instants.
 *
 * @param zone the shop's
 */
record MailWords(Locale locale, ZoneId zone) {

  String amount(BigDecimal amount, String currency) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(Money.currency(currency).getDefaultFractionDigits());
    format.setMaximumFractionDigits(Money.MAX_DECIMALS);
    return format.format(amount) + " " + currency;
  }

  String time(Instant instant) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
        .withLocale(locale)
        .withZone(zone)
        .format(instant);
  }
}
