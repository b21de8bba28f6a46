package org.lastmetre.silver;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Engine;

/** Latest wins: one row of households for each line, its fate after the arrow. */
class ConformedTest {
  private static final TableContract HOUSEHOLDS = Contracts.bundled().table("silver", "households");

  /** {@code day sender row household name unit → fate}; unit G9 is not known, ! marks a bad row. */
  private static final Map<String, String> CASES =
      Map.of(
          "a later day replaces an earlier one",
          "05 a 2 H1 Li G1 → superseded; 06 a 2 H1 Wu G1 → accepted",
          "whoever sends it",
          "05 b 2 H1 Li G1 → superseded; 06 a 2 H1 Wu G1 → accepted",
          "on the same day the later path replaces",
          "05 b 2 H1 Li G1 → accepted; 05 a 9 H1 Wu G1 → superseded",
          "in the same file the later row replaces, 10 after 9",
          "05 a 10 H1 Li G1 → accepted; 05 a 9 H1 Wu G1 → superseded",
          "every value equal is a duplicate",
          "05 a 2 H1 Li G1 → duplicate; 05 a 3 H1 Li G1 → duplicate; 06 a 2 H1 Li G1 → accepted",
          "equal to an older row but not to the current one is superseded",
          "04 a 2 H1 Li G1 → superseded; 05 a 2 H1 Li G1 → superseded; 06 a 2 H1 Wu G1 → accepted",
          "a bad row replaces nothing",
          "05 a 2 H1 Li G1 → accepted; 06 a 2 H1 Wu G1 ! → quarantined",
          "a waiting row replaces nothing yet",
          "05 a 2 H1 Li G1 → accepted; 06 a 2 H1 Wu G9 → waiting",
          "a bad row does not wait",
          "05 a 2 H1 Li G9 ! → quarantined",
          "keys are apart",
          "05 a 2 H1 Li G1 → accepted; 06 a 2 H2 Wu G1 → accepted");

  private static SparkSession spark;

  @BeforeAll
  static void start() {
    spark = Engine.start("local[2]");
  }

  /**
   * A row as sent.
   *
   * @param place its trial, as a jurisdiction of its own
   * @param expected its fate
   */
  private record Sent(
      String place,
      LocalDate day,
      String sender,
      long row,
      String household,
      String name,
      String unit,
      boolean isBad,
      String expected) {
    String path() {
      return "%s/%s/households.csv".formatted(sender, day);
    }

    String id() {
      return "%s: %s row %d of %s".formatted(place, path(), row, household);
    }

    boolean isGood() {
      return !isBad && !unit.equals("G9");
    }

    boolean sameValues(Sent other) {
      return name.equals(other.name) && unit.equals(other.unit);
    }

    Sent expecting(String fate) {
      return new Sent(place, day, sender, row, household, name, unit, isBad, fate);
    }
  }

  @Test
  void cases_by_hand() {
    List<Sent> rows = new ArrayList<>();
    CASES.forEach(
        (name, lines) -> {
          for (String line : lines.split("; ", -1)) {
            String[] words = line.replace(" → ", " ").split(" ", -1);
            rows.add(
                new Sent(
                    name,
                    LocalDate.of(2026, 3, Integer.parseInt(words[0])),
                    words[1],
                    Long.parseLong(words[2]),
                    words[3],
                    words[4],
                    words[5],
                    words.length == 8,
                    words[words.length - 1]));
          }
        });

    assertThat(fates(rows)).isEqualTo(expected(rows));
  }

  /** Every row is told once, and as one reads the sentence of the contract over few rows. */
  @Test
  void any_rows_in_any_order() {
    Random random = new Random(20260305);
    List<Sent> rows = new ArrayList<>();
    for (int trial = 0; trial < 200; trial++) {
      rows.addAll(judged(trial("trial " + trial, random)));
    }
    Collections.shuffle(rows, random);

    assertThat(fates(rows)).isEqualTo(expected(rows));
  }

  /** Each part of the precedence the other way round makes other rows current. */
  @ParameterizedTest
  @ValueSource(strings = {"submitted_on", "path", "row_number"})
  void a_precedence_that_is_reversed_is_seen(String reversed) {
    Random random = new Random(20260305);
    List<Sent> rows = new ArrayList<>();
    for (int trial = 0; trial < 200; trial++) {
      rows.addAll(judged(trial("trial " + trial, random)));
    }
    Column[] mutant =
        Conformed.PRECEDENCE.stream()
            .map(name -> name.equals(reversed) ? col(name).asc() : col(name).desc())
            .toArray(Column[]::new);

    assertThat(fates(rows, mutant)).isNotEqualTo(expected(rows));
    assertThat(fates(rows, Conformed.latestFirst())).isEqualTo(expected(rows));
  }

  private static List<Sent> trial(String place, Random random) {
    Map<String, Sent> rows = new HashMap<>();
    for (int i = random.nextInt(8); i >= 0; i--) {
      Sent sent =
          new Sent(
              place,
              LocalDate.of(2026, 3, 1 + random.nextInt(3)),
              random.nextBoolean() ? "a" : "b",
              9 + random.nextInt(2),
              random.nextBoolean() ? "H1" : "H2",
              random.nextBoolean() ? "Li" : "Wu",
              random.nextInt(5) == 0 ? "G9" : random.nextBoolean() ? "G1" : "G2",
              random.nextInt(6) == 0,
              null);
      rows.put(sent.path() + sent.row(), sent);
    }
    return List.copyOf(rows.values());
  }

  /** The rows of one trial with the fates they must have. */
  private static List<Sent> judged(List<Sent> rows) {
    Comparator<Sent> latest =
        Comparator.comparing(Sent::day).thenComparing(Sent::path).thenComparing(Sent::row);
    Map<String, Sent> current =
        rows.stream()
            .filter(Sent::isGood)
            .collect(
                Collectors.toMap(
                    Sent::household,
                    Function.identity(),
                    (a, b) -> latest.compare(a, b) > 0 ? a : b));
    return rows.stream()
        .map(
            row -> {
              Sent ruling = current.get(row.household());
              if (row.isBad()) {
                return row.expecting("quarantined");
              } else if (!row.isGood()) {
                return row.expecting("waiting");
              } else if (row.equals(ruling)) {
                return row.expecting("accepted");
              }
              return row.expecting(row.sameValues(ruling) ? "duplicate" : "superseded");
            })
        .toList();
  }

  private static Map<String, String> expected(List<Sent> rows) {
    return rows.stream()
        .collect(Collectors.toMap(Sent::id, Sent::expected, (a, b) -> a + b, TreeMap::new));
  }

  private static Map<String, String> fates(List<Sent> rows) {
    return fates(rows, Conformed.latestFirst());
  }

  private static Map<String, String> fates(List<Sent> rows, Column[] currentFirst) {
    StructType schema = RowReader.schema(HOUSEHOLDS);
    Dataset<Row> read =
        spark.createDataFrame(rows.stream().map(row -> row(row, schema)).toList(), schema);
    List<Row> units =
        rows.stream()
            .map(Sent::place)
            .distinct()
            .flatMap(place -> List.of("G1", "G2").stream().map(u -> RowFactory.create(place, u)))
            .toList();
    Dataset<Row> known =
        spark.createDataFrame(units, StructType.fromDDL("jurisdiction STRING, entity_id STRING"));
    return Conformed.of(HOUSEHOLDS, read, Map.of("org_units", known), currentFirst)
        .selectExpr(
            "concat(jurisdiction, ': ', path, ' row ', row_number, ' of ', v.household_id)", "fate")
        .collectAsList()
        .stream()
        .collect(
            Collectors.toMap(
                row -> row.getString(0), row -> row.getString(1), (a, b) -> a + b, TreeMap::new));
  }

  private static Row row(Sent sent, StructType schema) {
    StructType values = (StructType) schema.apply("v").dataType();
    Object[] v = new Object[values.size()];
    v[values.fieldIndex("household_id")] = sent.household();
    v[values.fieldIndex("head_name")] = sent.name();
    v[values.fieldIndex("unit_code")] = sent.unit();
    Object[] row = new Object[schema.size()];
    row[schema.fieldIndex("jurisdiction")] = sent.place();
    row[schema.fieldIndex("file_id")] = "file " + sent.path();
    row[schema.fieldIndex("path")] = sent.path();
    row[schema.fieldIndex("sender")] = sent.sender();
    row[schema.fieldIndex("submitted_on")] = sent.day();
    row[schema.fieldIndex("landed")] = "r1";
    row[schema.fieldIndex("sheet_number")] = 0;
    row[schema.fieldIndex("row_number")] = sent.row();
    row[schema.fieldIndex("target")] = 0;
    row[schema.fieldIndex("entity_id")] = sent.household();
    row[schema.fieldIndex("row_key")] = sent.isBad() ? null : "1\u001f" + sent.household();
    row[schema.fieldIndex("problems")] =
        sent.isBad() ? new Row[] {RowFactory.create("status", "?", "x", "", "")} : new Row[0];
    row[schema.fieldIndex("v")] = RowFactory.create(v);
    row[schema.fieldIndex("known")] = true;
    return RowFactory.create(row);
  }
}
