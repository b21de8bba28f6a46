package org.lastmetre.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.contract.Text;

/**
 * One published table: a query beside its promise.
 *
 * @param table what it promises
 * @param grain what of it is computed at a time
 * @param sql one SELECT
 * @param moves what makes its periods worth computing again
 * @param identities what must hold across its rows
 */
public record Metric(
    TableContract table, Grain grain, String sql, List<Move> moves, List<Identity> identities) {
  /** What the views of other metrics' tables are called in a query: {@code gold_coverage}. */
  static final String GOLD = "gold_";

  private static final String FAMILY = "family";

  private static final Pattern READ =
      Pattern.compile("(?i)\\b(?:from|join)\\s+(?:/\\*.*?\\*/\\s*)?" + GOLD + "(\\w+)");

  /** Every metric that comes with the program; gold tables without a query are none. */
  public static List<Metric> bundled(Contracts contracts) {
    return contracts.layer("gold").stream()
        .filter(table -> table.extras().containsKey(FAMILY))
        .map(table -> of(table, contracts.query(path(table))))
        .toList();
  }

  /**
   * A metric of its promise and its query.
   *
   * @throws IllegalStateException when the promise does not say what moves the metric
   */
  public static Metric of(TableContract table, String sql) {
    List<Move> moves = new ArrayList<>();
    for (Map<?, ?> move : list(table, "moves")) {
      moves.add(
          new Move(
              Move.Kind.valueOf(word(table, move, "kind").toUpperCase(Locale.ROOT)),
              word(table, move, "days")));
    }
    if (moves.isEmpty() && reads(sql).isEmpty()) {
      throw new IllegalStateException(
          "gold.%s does not say what moves it; add moves: to its .yml".formatted(table.name()));
    }
    List<Identity> identities = new ArrayList<>();
    for (Map<?, ?> identity : list(table, "identities")) {
      Map<?, ?> why = (Map<?, ?>) identity.get("why");
      identities.add(
          new Identity(
              word(table, identity, "sql"),
              new Text(word(table, why, "zh"), word(table, why, "en"))));
    }
    return new Metric(table, Grain.of(table.extras().get("grain")), sql, moves, identities);
  }

  /** Everything of it that reads views: the query and the identities. */
  String texts() {
    return identities.stream().map(Identity::sql).reduce(sql, (all, one) -> all + "\n" + one);
  }

  /** The metric tables its query reads. */
  List<String> reads() {
    return reads(sql);
  }

  private static List<String> reads(String sql) {
    return READ.matcher(sql).results().map(found -> found.group(1)).distinct().toList();
  }

  /**
   * The metrics, each after those whose tables it reads.
   *
   * @throws IllegalStateException when one reads itself in a circle, or a table that is none
   */
  static List<Metric> inOrder(List<Metric> metrics) {
    Map<String, Metric> ordered = new LinkedHashMap<>();
    List<Metric> left = new ArrayList<>(metrics);
    while (!left.isEmpty()) {
      List<Metric> ready =
          left.stream().filter(m -> ordered.keySet().containsAll(m.reads())).toList();
      if (ready.isEmpty()) {
        throw new IllegalStateException(
            "Queries read each other in a circle, or a table that no metric makes: "
                + left.stream()
                    .map(m -> "%s reads %s".formatted(m.table().name(), m.reads()))
                    .collect(Collectors.joining("; ")));
      }
      ready.forEach(metric -> ordered.put(metric.table().name(), metric));
      left.removeAll(ready);
    }
    return List.copyOf(ordered.values());
  }

  private static String path(TableContract table) {
    return "metrics/%s/%s.sql".formatted(table.extras().get(FAMILY), table.name());
  }

  private static List<Map<?, ?>> list(TableContract table, String key) {
    Object value = table.extras().get(key);
    List<Map<?, ?>> maps = new ArrayList<>();
    if (value instanceof List<?> items) {
      for (Object item : items) {
        maps.add((Map<?, ?>) item);
      }
    }
    return maps;
  }

  private static String word(TableContract table, Map<?, ?> map, String key) {
    Object value = map == null ? null : map.get(key);
    if (value == null) {
      throw new IllegalStateException(
          "gold.%s: a move or identity lacks %s in its .yml".formatted(table.name(), key));
    }
    return value.toString();
  }
}
