package org.lastmetre.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What every table shares, declared once in {@code tables/common.yml}.
 *
 * @param jurisdiction the column that every table of one jurisdiction's rows begins with
 * @param provenance the columns that every silver input table ends with
 * @param booleans the spellings of true and of false in files
 */
record Common(Column jurisdiction, List<Column> provenance, Map<String, List<String>> booleans) {

  /** The name of the column that keeps jurisdictions apart. */
  static final String JURISDICTION = "jurisdiction";

  /** The shared promises that the YAML declares. */
  static Common read(String source, String text) {
    Yaml yaml = Yaml.of(source, text);
    yaml.only(Set.of("jurisdiction", "provenance", "booleans"));
    return new Common(
        ColumnReader.read(yaml.below("jurisdiction"), true),
        yaml.list("provenance", "name").stream().map(c -> ColumnReader.read(c, true)).toList(),
        yaml.wordLists("booleans"));
  }

  /** All columns of an input table: the shared ones around its own. */
  List<Column> aroundInput(List<Column> own) {
    List<Column> all = new ArrayList<>();
    all.add(jurisdiction);
    own.forEach(column -> all.add(withSpellings(column)));
    all.addAll(provenance);
    return all;
  }

  /**
   * All columns of a table made by the pipeline: jurisdiction, then its own. A table whose key has
   * no jurisdiction spans all of them and has no such column; one that declares it keeps its place.
   */
  List<Column> before(List<Column> own, List<String> key) {
    List<Column> all = new ArrayList<>();
    boolean declared = own.stream().anyMatch(c -> c.name().equals(JURISDICTION));
    if (!declared && key.contains(JURISDICTION)) {
      all.add(jurisdiction);
    }
    all.addAll(own);
    return all;
  }

  /** A boolean read from files knows the shared spellings beside its own. */
  private Column withSpellings(Column c) {
    if (c.made() || !c.type().equals("boolean")) {
      return c;
    }
    Map<String, List<String>> allowed = new LinkedHashMap<>();
    booleans.forEach(
        (value, shared) -> {
          List<String> spellings = new ArrayList<>(shared);
          spellings.addAll(c.allowed().getOrDefault(value, List.of()));
          allowed.put(value, spellings);
        });
    return new Column(
        c.name(),
        c.type(),
        c.required(),
        c.made(),
        c.unit(),
        c.description(),
        c.aliases(),
        allowed,
        c.open(),
        c.pii(),
        c.defaultValue(),
        c.happened(),
        c.earliestYear(),
        c.refersTo(),
        c.freeText(),
        c.endOfDay(),
        c.minimum(),
        c.measure());
  }

  /** Refuses columns that share a name, and header names that mean two columns. */
  static void refuseTwins(Yaml yaml, List<Column> columns) {
    Set<String> names = new HashSet<>();
    Map<String, String> columnByKey = new HashMap<>();
    for (Column column : columns) {
      if (!names.add(column.name())) {
        throw yaml.wrong(
            "columns[" + column.name() + "].name",
            "the column is declared twice",
            "declare it once (jurisdiction and the provenance of input tables are there already)");
      }
      if (!column.made()) {
        List<String> spellings = new ArrayList<>(List.of(column.name()));
        spellings.addAll(column.aliases());
        for (String spelling : spellings) {
          String former = columnByKey.put(Words.headerKey(spelling), column.name());
          if (former != null) {
            throw yaml.wrong(
                "columns[" + column.name() + "].aliases",
                "\"" + spelling + "\" already means " + former,
                "write each header once (case, spaces, hyphens and full width do not count)");
          }
        }
      }
    }
  }
}
