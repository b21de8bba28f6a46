package org.lastmetre.serve;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lastmetre.contract.Column;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;

/**
 * What of gold the role {@code public} sees: figures of units alone, the tables that promise {@code
 * public: true}. A table one row of which stands for a household, a person or a record is not
 * there, nor is a metric of a jurisdiction's own, whose rows this program does not know.
 *
 * <p>{@code gold.satisfaction} suppresses small cells itself; {@code gold.services} tells every
 * mean rating, of which those of fewer people than the policy's {@code small_cells} are withheld
 * here by the same rule.
 */
final class PublicFigures {
  private static final String RATING = "rating_mean";
  private static final String SERVICES = "gold.services";
  private static final String RESTATEMENTS = "gold.restatements";

  private final Contracts contracts;
  private final Map<String, Integer> smallCells;
  private final Set<String> tables;

  /**
   * The public's figures.
   *
   * @param smallCells the policies' {@code small_cells} by jurisdiction; of a jurisdiction that is
   *     not among them no mean rating is shown
   */
  PublicFigures(Contracts contracts, Map<String, Integer> smallCells) {
    this.contracts = contracts;
    this.smallCells = smallCells;
    this.tables = tables(contracts);
  }

  /** The names of the tables that the public sees. */
  static Set<String> tables(Contracts contracts) {
    return Stream.of("gold", "views")
        .flatMap(layer -> contracts.layer(layer).stream())
        .filter(table -> Boolean.TRUE.equals(table.extras().get("public")))
        .map(table -> "gold." + table.name())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The query of a table as the public sees it; empty where it sees none. */
  Optional<String> seen(String name, String query) {
    if (!tables.contains(name)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (name) {
          case SERVICES -> services(query);
          case RESTATEMENTS -> restatements(query);
          default -> query;
        });
  }

  private String services(String query) {
    TableContract table = contracts.table("gold", "services");
    String columns =
        table.columns().stream()
            .map(Column::name)
            .map(
                name ->
                    name.equals(RATING)
                        ? "if(t.rated >= %s, t.%s, NULL) AS %s".formatted(least(), name, name)
                        : "t." + name)
            .collect(Collectors.joining(", "));
    return "SELECT %s, t.as_of FROM (%s) t".formatted(columns, query);
  }

  /** The fewest people of a cell that is shown, as SQL; null where the policy is not known. */
  private String least() {
    if (smallCells.isEmpty()) {
      return "CAST(NULL AS INT)";
    }
    return smallCells.entrySet().stream()
        .map(entry -> "WHEN '%s' THEN %d".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(" ", "CASE t.jurisdiction ", " END"));
  }

  /** A change of a figure that is not shown is not shown either. */
  private String restatements(String query) {
    String shown = tables.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    return "SELECT t.* FROM (%s) t WHERE t.table_name IN (%s) AND NOT (t.table_name = '%s' AND t.measure = '%s')"
        .formatted(query, shown, SERVICES, RATING);
  }
}
