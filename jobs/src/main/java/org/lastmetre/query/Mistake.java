package org.lastmetre.query;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.spark.SparkThrowable;
import org.lastmetre.contract.Column;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.Nearest;

/** What is wrong with a reader's statement, told in one sentence. */
final class Mistake {
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  private Mistake() {}

  /**
   * The failure in one sentence, with the nearest names where one is misspelt; empty when the
   * statement is not to blame.
   *
   * @param tables the names a reader may use
   */
  static Optional<String> of(Exception failure, Collection<String> tables, Contracts contracts) {
    String kind =
        failure instanceof SparkThrowable thrown ? String.valueOf(thrown.getErrorClass()) : "";
    String message = String.valueOf(failure.getMessage());
    String subject = subject(message);
    if (kind.startsWith("TABLE_OR_VIEW_NOT_FOUND") || kind.startsWith("SCHEMA_NOT_FOUND")) {
      return Optional.of(
          "There is no table %s; %s".formatted(subject, nearest(subject, tables.stream())));
    }
    if (kind.startsWith("UNRESOLVED_COLUMN")) {
      Stream<String> columns =
          Stream.of("gold", "silver", "ops")
              .flatMap(layer -> contracts.layer(layer).stream())
              .filter(table -> message.contains(table.name()))
              .flatMap(table -> table.columns().stream())
              .map(Column::name);
      String last = subject.substring(subject.lastIndexOf('.') + 1);
      return Optional.of(
          "There is no column %s; %s"
              .formatted(subject, suggestion(message, nearest(last, columns.distinct()))));
    }
    if (!kind.isEmpty()) {
      return Optional.of(
          "The query cannot be answered: "
              + message
                  .lines()
                  .map(line -> line.replaceAll("SQLSTATE:.*", "").strip())
                  .filter(line -> !line.isEmpty())
                  .findFirst()
                  .orElse(kind));
    }
    return Optional.empty();
  }

  private static String suggestion(String message, String otherwise) {
    Matcher names = Pattern.compile("(?s)one of the following\\? \\[(.*?)\\]").matcher(message);
    return names.find()
        ? "did you mean one of " + names.group(1).replace("`", "") + "?"
        : otherwise;
  }

  private static String subject(String message) {
    Matcher quoted = Pattern.compile("(`[^`]+`(?:\\.`[^`]+`)*)").matcher(message);
    if (!quoted.find()) {
      return "of that name";
    }
    StringBuilder name = new StringBuilder();
    Matcher parts = QUOTED.matcher(quoted.group(1));
    while (parts.find()) {
      name.append(name.length() == 0 ? "" : ".").append(parts.group(1));
    }
    return StringUtils.removeStart(name.toString(), "spark_catalog.");
  }

  private static String nearest(String name, Stream<String> candidates) {
    String sought = name.toLowerCase(Locale.ROOT);
    List<String> near =
        candidates
            .sorted(
                Comparator.comparingInt(
                    candidate ->
                        Math.min(
                            Nearest.letters(sought, candidate),
                            Nearest.letters(
                                sought, candidate.substring(candidate.indexOf('.') + 1)))))
            .limit(3)
            .toList();
    return near.isEmpty()
        ? "see SHOW TABLES IN gold"
        : "did you mean " + String.join(", ", near) + "?";
  }
}
