package org.lastmetre.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one column of a promise and refuses what does not fit together. */
final class ColumnReader {
  private static final Set<String> KEYS =
      Set.of(
          "name",
          "type",
          "required",
          "made",
          "unit",
          "description",
          "aliases",
          "allowed",
          "open",
          "pii",
          "default",
          "happened",
          "earliest_year",
          "refers_to",
          "free_text",
          "end_of_day",
          "minimum",
          "formula",
          "why",
          "source");

  private static final List<String> TYPES =
      List.of(
          "code", "text", "date", "timestamp", "integer", "bigint", "double", "boolean", "list");

  private static final Set<String> NUMBERS = Set.of("integer", "bigint", "double");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  /** Types of Spark DDL that a column made by the pipeline may have beside {@link #TYPES}. */
  private static final Pattern DDL =
      Pattern.compile(
          "(?:string|int|long|tinyint|smallint|float|binary|decimal\\(\\d+, ?\\d+\\)"
              + "|(?:map|array|struct)<.+>)");

  private static final int EARLIEST_YEAR = 1990;

  private ColumnReader() {}

  /**
   * The column that the YAML declares.
   *
   * @param made what {@code made} is where it is not said
   */
  static Column read(Yaml yaml, boolean made) {
    yaml.only(KEYS);
    String name = yaml.word("name");
    if (!NAME.matcher(name).matches()) {
      throw yaml.wrong("name", "\"" + name + "\" is no column name", "allowed: a-z, 0-9 and _");
    }
    Long earliest = yaml.number("earliest_year");
    Column column =
        new Column(
            name,
            yaml.word("type"),
            yaml.flag("required", false),
            yaml.flag("made", made),
            yaml.word("unit", null),
            yaml.text("description"),
            yaml.words("aliases"),
            yaml.wordLists("allowed"),
            yaml.flag("open", false),
            yaml.choice("pii", Pii.class, Pii.NONE),
            yaml.word("default", null),
            yaml.flag("happened", false),
            earliest == null ? EARLIEST_YEAR : earliest.intValue(),
            yaml.words("refers_to"),
            yaml.flag("free_text", false),
            yaml.flag("end_of_day", false),
            yaml.number("minimum"),
            measure(yaml));
    check(yaml, column);
    return column;
  }

  private static Measure measure(Yaml yaml) {
    if (!yaml.has("formula")) {
      for (String key : List.of("why", "source")) {
        if (yaml.has(key)) {
          throw yaml.wrong(key, "it stands without a formula", "add formula, or drop it");
        }
      }
      return null;
    }
    return new Measure(
        yaml.word("formula"), yaml.text("why"), yaml.has("source") ? yaml.text("source") : null);
  }

  private static void check(Yaml yaml, Column column) {
    String type = column.type();
    boolean ddl = column.made() && DDL.matcher(type).matches();
    if (!TYPES.contains(type) && !ddl) {
      throw yaml.wrong(
          "type",
          "\"" + type + "\" is unknown",
          "allowed: "
              + String.join(", ", TYPES)
              + (column.made() ? ", or a Spark type such as map<string,bigint>" : ""));
    }
    boolean moment = type.equals("date") || type.equals("timestamp");
    need(yaml, "happened", !column.happened() || moment, type, "date, timestamp");
    need(yaml, "earliest_year", !yaml.has("earliest_year") || moment, type, "date, timestamp");
    if (column.earliestYear() < 1 || column.earliestYear() > 9999) {
      throw yaml.wrong("earliest_year", "no year", "allowed: 1 to 9999");
    }
    need(yaml, "end_of_day", !column.endOfDay() || type.equals("timestamp"), type, "timestamp");
    need(yaml, "free_text", !column.freeText() || type.equals("text"), type, "text");
    need(yaml, "minimum", column.minimum() == null || NUMBERS.contains(type), type, "a number");
    if (!column.made()) {
      // A pseudonym is text; anything else could not hold one.
      need(yaml, "pii", column.pii() == Pii.NONE || type.equals("text"), type, "text");
    } else if (!column.aliases().isEmpty()) {
      throw yaml.wrong("aliases", "a made column is never read from a file", "drop them");
    }
    if (column.open() && column.allowed().isEmpty()) {
      throw yaml.wrong("open", "it says nothing without allowed", "add allowed, or drop open");
    }
    if (type.equals("boolean") && !Set.of("true", "false").containsAll(column.allowed().keySet())) {
      throw yaml.wrong(
          "allowed",
          "\"" + String.join(", ", column.allowed().keySet()) + "\" for a boolean",
          "allowed: true, false, each with further spellings");
    }
    Map<String, String> spellings = spellings(yaml, column);
    String standard = column.defaultValue();
    if (standard != null
        && !column.allowed().isEmpty()
        && !column.open()
        && !column.allowed().containsKey(standard)) {
      throw yaml.wrong(
          "default",
          "\"" + standard + "\" is not among the allowed values",
          "allowed: " + String.join(", ", column.allowed().keySet()));
    }
    if (spellings.containsKey("")) {
      throw yaml.wrong("allowed", "an empty value", "write a word");
    }
  }

  private static void need(Yaml yaml, String key, boolean good, String type, String allowed) {
    if (!good) {
      throw yaml.wrong(key, "it cannot go with type " + type, "allowed types: " + allowed);
    }
  }

  /** Canonical value by match key; a spelling that means two values is refused. */
  private static Map<String, String> spellings(Yaml yaml, Column column) {
    Map<String, String> meaning = new LinkedHashMap<>();
    column
        .allowed()
        .forEach(
            (value, others) -> {
              claim(yaml, meaning, value, value);
              others.forEach(other -> claim(yaml, meaning, other, value));
            });
    return meaning;
  }

  private static void claim(Yaml yaml, Map<String, String> meaning, String spelling, String value) {
    String former = meaning.put(Words.matchKey(spelling), value);
    if (former != null) {
      throw yaml.wrong(
          "allowed",
          "\"" + spelling + "\" is given twice, for " + former + " and for " + value,
          "write each spelling once (case, spaces, hyphens and full width do not count)");
    }
  }
}
