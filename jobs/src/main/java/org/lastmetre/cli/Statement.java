package org.lastmetre.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.spark.SparkThrowable;
import org.lastmetre.contract.Column;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.Nearest;

/** A reader's statement: where it comes from, what it may be, and what is wrong with it. */
final class Statement {
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  private Statement() {}

  /**
   * The text of a query: of standard input for {@code -}, of a file where one bears that name, else
   * the argument itself; without a closing semicolon.
   */
  static String of(String argument, InputStream in) throws IOException {
    String text = argument;
    if (argument.equals("-")) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } else if (isFile(argument)) {
      text = Files.readString(Path.of(argument), StandardCharsets.UTF_8);
    } else if (argument.endsWith(".sql") && !argument.contains(" ")) {
      throw new BadUsage("There is no file " + argument);
    }
    String query =
        StringUtils.stripEnd(StringUtils.removeStart(text, "\uFEFF").strip(), "; \t\r\n");
    if (query.isEmpty()) {
      throw new BadUsage("The query is empty");
    }
    return query;
  }

  private static boolean isFile(String argument) {
    try {
      return argument.length() < 1000 && Files.isRegularFile(Path.of(argument));
    } catch (InvalidPathException notAPath) {
      return false;
    }
  }

  /** The failure in one sentence, with the nearest names where one is misspelt. */
  static RuntimeException explained(
      Exception failure, Map<String, String> tables, Contracts contracts) {
    String kind =
        failure instanceof SparkThrowable thrown ? String.valueOf(thrown.getErrorClass()) : "";
    String message = String.valueOf(failure.getMessage());
    String subject = subject(message);
    if (kind.startsWith("TABLE_OR_VIEW_NOT_FOUND") || kind.startsWith("SCHEMA_NOT_FOUND")) {
      return new BadUsage(
          "There is no table %s; %s"
              .formatted(subject, nearest(subject, tables.keySet().stream())));
    }
    if (kind.startsWith("UNRESOLVED_COLUMN")) {
      Stream<String> columns =
          Stream.of("gold", "silver", "ops")
              .flatMap(layer -> contracts.layer(layer).stream())
              .filter(table -> message.contains(table.name()))
              .flatMap(table -> table.columns().stream())
              .map(Column::name);
      String last = subject.substring(subject.lastIndexOf('.') + 1);
      return new BadUsage(
          "There is no column %s; %s"
              .formatted(subject, suggestion(message, nearest(last, columns.distinct()))));
    }
    if (!kind.isEmpty()) {
      return new BadUsage(
          "The query cannot be answered: "
              + message
                  .lines()
                  .map(line -> line.replaceAll("SQLSTATE:.*", "").strip())
                  .filter(line -> !line.isEmpty())
                  .findFirst()
                  .orElse(kind));
    }
    return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
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
