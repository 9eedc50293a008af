package dev.coterie.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coterie.group.Group;
import dev.coterie.group.GroupContract;
import dev.coterie.group.GroupKind;
import dev.coterie.group.GroupProduct;
import dev.coterie.group.GroupTerms;
import dev.coterie.group.Plan;
import dev.coterie.group.PriceRule;
import dev.coterie.group.SaleState;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.Validity;
import dev.coterie.membership.MembershipContract;
import dev.coterie.pricing.HeldMemberships;
import dev.coterie.pricing.PricingContract;
import dev.coterie.pricing.RuledGroup;
import io.vertx.core.buffer.Buffer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordCodecTest {
  private static final Currency USD = Currency.getInstance("USD");
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");
  private static final PriceRule TEN_PERCENT =
      new PriceRule(PriceRule.Basis.DISCOUNT, PriceRule.Mode.PERCENT, new BigDecimal("10"));
  private static final Group GOLD =
      new Group(
          1,
          new GroupTerms(
              "gold",
              GroupKind.DISCOUNT,
              "discount",
              "Gold, \"größer\"",
              "",
              false,
              TEN_PERCENT,
              Plan.of(Money.of("49.00", USD), 365),
              false,
              List.of("a@example.com")),
          new GroupProduct(SaleState.ENABLED, "membership-gold"),
          12,
          3);

  private final RecordCodec codec = new RecordCodec();

  static Stream<Record> messages() {
    return Stream.of(
        new GroupContract.CreateGroup(GOLD.terms()),
        Result.ok(GOLD),
        Result.ok(new GroupContract.FoundGroups(List.of(GOLD))),
        Result.refused(Refusal.invalid("code", "must be shorter")),
        new Page<>(List.of(GOLD), "1"),
        new MembershipContract.Term(MembershipContract.Term.TermKind.UNTIL, NOW),
        new PricingContract.Load(Set.of("A"), Set.of(), Set.of(1L)),
        new PricingContract.Loaded(
            Map.of("A", new PricingContract.ProductAmounts(USD, 12_345, 0)),
            Map.of(
                "ada",
                new HeldMemberships(
                    List.of(
                        new HeldMemberships.HeldMembership(1, List.of(new Validity(NOW, null)))))),
            List.of(new RuledGroup(1, "gold", false, false, TEN_PERCENT))));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void a_record_comes_off_the_wire_as_it_went_on(Record message) {
    Buffer wire = Buffer.buffer("before");
    codec.encodeToWire(wire, message);

    assertThat(codec.decodeFromWire("before".length(), wire)).isEqualTo(message);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void a_record_is_passed_by_reference_inside_the_process(Record message) {
    assertThat(codec.transform(message)).isSameAs(message);
  }

  @Test
  void the_wire_makes_no_types_but_the_projects_own() {
    byte[] json = "{\"body\":[\"javax.swing.JEditorPane\",{}]}".getBytes(StandardCharsets.UTF_8);
    Buffer wire = Buffer.buffer().appendInt(json.length).appendBytes(json);

    assertThatThrownBy(() -> codec.decodeFromWire(0, wire))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
