package org.lastmetre.policy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/**
 * Finds a jurisdiction's own metrics: two files each, {@code <name>.sql} and {@code <name>.yml}.
 */
final class OwnMetricsReader {
  private static final List<String> ENDINGS = List.of(".yml", ".sql");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  private OwnMetricsReader() {}

  /**
   * The metrics of the given files of one folder, by name; files of other endings are passed over.
   *
   * @throws PolicyException when one of two files is missing, or a name is no table name
   */
  static List<OwnMetric> read(Path folder, List<Path> files) {
    Set<String> names = new TreeSet<>();
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (name.endsWith(".yaml")) {
        throw new PolicyException(
            file + ": promises of metrics end in .yml, this file would be passed over; rename it");
      }
      if (ENDINGS.stream().anyMatch(name::endsWith)) {
        names.add(StringUtils.substringBeforeLast(name, "."));
      }
    }
    List<OwnMetric> metrics = new ArrayList<>();
    for (String name : names) {
      Path file = folder.resolve(name);
      if (!NAME.matcher(name).matches()) {
        throw new PolicyException(
            file + ".yml: the name is no table name; write small letters, digits and _");
      }
      metrics.add(
          new OwnMetric(name, text(file, ".yml", ".sql"), text(file, ".sql", ".yml"), "" + file));
    }
    return metrics;
  }

  private static String text(Path file, String ending, String other) {
    try {
      return Files.readString(Path.of(file + ending), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new PolicyException(
          "%s%s: a metric is two files, and this one is missing or cannot be read; write it beside %s%s, or remove both"
              .formatted(file, ending, file.getFileName(), other));
    }
  }
}
