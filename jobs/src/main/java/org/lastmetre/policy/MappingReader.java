package org.lastmetre.policy;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.lastmetre.contract.TimestampFormat;
import org.lastmetre.policy.Mapping.Read;
import org.lastmetre.policy.Mapping.Target;

/** Reads mapping/*.yaml; the expressions in it are checked where they are run. */
public final class MappingReader {
  private static final int MOST_ROWS = 1_048_576;

  private MappingReader() {}

  /**
   * Reads one mapping.
   *
   * @param file the file as the operator knows it, for messages
   * @param name the file name alone
   * @param yaml its bytes, UTF-8
   * @param datasets columns that may be sent, by dataset
   * @param zone the jurisdiction's time zone, which holds where the mapping names none
   * @throws PolicyException at the first mistake
   */
  public static Mapping read(
      String file, String name, byte[] yaml, Map<String, Set<String>> datasets, ZoneId zone) {
    Section root =
        Section.file(file, yaml).only(List.of("match", "read", "explode", "where", "targets"));
    String match = match(root.required("match"));
    String explode = root.value("explode").map(Value::text).orElse(null);
    Read read =
        root.value("read")
            .map(Value::section)
            .map(keys -> read(keys, zone, explode))
            .orElseGet(() -> asIs(zone, explode));
    Value list = root.required("targets");
    List<Target> targets = new ArrayList<>();
    for (Value item : list.items()) {
      targets.add(target(item.section(), datasets, read.explode()));
    }
    if (targets.isEmpty()) {
      throw list.error("the list is empty", "name at least one dataset the file becomes");
    }
    String where = root.value("where").map(Value::text).orElse(null);
    String fingerprint = Fingerprint.of(new Mapping(name, match, read, where, targets, ""));
    return new Mapping(name, match, read, where, targets, fingerprint);
  }

  private static String match(Value value) {
    String glob = value.text();
    if (glob.startsWith("/") || glob.startsWith("landing/")) {
      throw value.error(
          "'" + glob + "' does not begin below landing/",
          "write it as */*/requests*.csv: sender, date, file");
    }
    try {
      Glob.pattern(glob);
    } catch (PatternSyntaxException e) {
      throw value.error(
          "'" + glob + "' is not a glob: " + e.getDescription(),
          "allowed: *, **, ?, [a-z], [!a], {a,b} and \\ before a character meant as it is");
    }
    return glob;
  }

  private static Read asIs(ZoneId zone, String explode) {
    return new Read(1, "1", zone, List.of(), List.of(""), explode);
  }

  private static Read read(Section keys, ZoneId zone, String explode) {
    keys.only(List.of("header_row", "sheet", "time_zone", "timestamp_formats", "nulls", "explode"));
    Read asIs = asIs(zone, explode);
    return new Read(
        keys.value("header_row").map(value -> value.integer(1, MOST_ROWS)).orElse(asIs.headerRow()),
        keys.value("sheet").map(Value::text).orElse(asIs.sheet()),
        keys.value("time_zone").map(Value::zone).orElse(zone),
        keys.value("timestamp_formats")
            .map(list -> list.distinct(MappingReader::format))
            .orElse(List.of()),
        keys.value("nulls").map(MappingReader::nulls).orElse(asIs.nulls()),
        keys.value("explode").map(value -> only(value, explode)).orElse(explode));
  }

  private static String only(Value value, String explode) {
    if (explode != null) {
      throw value.error("explode is given twice", "name it once, beside match or in read");
    }
    return value.text();
  }

  /** Spellings that blanks alone tell apart are one. */
  private static List<String> nulls(Value list) {
    return list.items().stream().map(Value::scalar).distinct().toList();
  }

  private static String format(Value value) {
    String pattern = value.text();
    try {
      TimestampFormat.of(pattern);
    } catch (IllegalArgumentException e) {
      throw value.error(e.getMessage(), "write it as yyyy-MM-dd HH:mm or M/d/yy h:mm a");
    }
    return pattern;
  }

  private static Target target(Section target, Map<String, Set<String>> datasets, String explode) {
    target.only(List.of("dataset", "explode", "where", "columns"));
    String dataset = target.required("dataset").word(datasets.keySet().stream().sorted().toList());
    List<String> known = datasets.get(dataset).stream().sorted().toList();
    Value columns = target.required("columns");
    Map<String, String> expressions = new LinkedHashMap<>();
    columns
        .section()
        .only(known)
        .values()
        .forEach((column, expression) -> expressions.put(column, expression.text()));
    if (expressions.isEmpty()) {
      throw columns.error("no column is named", "allowed: " + String.join(", ", known));
    }
    return new Target(
        dataset,
        target.value("explode").map(Value::text).orElse(explode),
        target.value("where").map(Value::text).orElse(null),
        expressions);
  }
}
