package dev.coterie.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Products, groups and customers that meet no others and are written through one node only, with
 * all that happened to them.
 *
 * @param writer the name of that node
 * @param products by SKU, empty while there is none
 * @param groups by code
 */
record World(
    String writer,
    Map<String, Timeline<Optional<Product>>> products,
    Map<String, GroupHistory> groups,
    List<String> customers) {

  /**
   * What happened to one group.
   *
   * @param terms empty while there is none
   * @param members by customer, whether each is one
   */
  record GroupHistory(
      String code, Timeline<Optional<Group>> terms, Map<String, Timeline<Boolean>> members) {}

  /** A world in which nothing has happened yet. */
  static World of(String writer, int products, int groups, int customers) {
    List<String> codes = names(writer + "-customer-", customers);
    return new World(
        writer,
        byName(names(writer + "-product-", products), sku -> new Timeline<>(Optional.empty())),
        byName(
            names(writer + "-group-", groups),
            code ->
                new GroupHistory(
                    code,
                    new Timeline<>(Optional.empty()),
                    byName(codes, customer -> new Timeline<>(false)))),
        codes);
  }

  Timeline<Optional<Product>> product(String sku) {
    return find(products, sku);
  }

  GroupHistory group(String code) {
    return find(groups, code);
  }

  /** All that the answer to the question depends on, by name. */
  Map<String, Timeline<?>> timelines(Question question) {
    Map<String, Timeline<?>> all = new LinkedHashMap<>();
    question.skus().forEach(sku -> all.put(sku, product(sku)));
    question.group().ifPresent(code -> all.put(code, group(code).terms()));
    question
        .customer()
        .ifPresent(
            customer ->
                groups.forEach(
                    (code, group) -> {
                      all.put(code, group.terms());
                      all.put(customer + " in " + code, find(group.members(), customer));
                    }));
    return all;
  }

  int writes() {
    Stream<Timeline<?>> all =
        Stream.concat(
            products.values().stream(),
            groups.values().stream()
                .flatMap(group -> Stream.concat(Stream.of(group.terms()), memberships(group))));
    return all.mapToInt(Timeline::writes).sum();
  }

  private static Stream<Timeline<Boolean>> memberships(GroupHistory group) {
    return group.members().values().stream();
  }

  private static List<String> names(String prefix, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(number -> prefix + number).toList();
  }

  private static <V> Map<String, V> byName(List<String> names, Function<String, V> make) {
    return names.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), make));
  }

  static <V> V find(Map<String, V> all, String name) {
    V found = all.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no such name: " + name);
    }
    return found;
  }
}
