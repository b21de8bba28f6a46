package org.lastmetre.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lastmetre.contract.ContractException;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.metrics.Metric;
import org.lastmetre.policy.Jurisdiction;
import org.lastmetre.policy.OwnMetric;
import org.lastmetre.policy.PolicyException;

/**
 * The metrics that jurisdictions keep in their own folders: read, and set beside those that come
 * with the program.
 *
 * @param all each with whose it is
 * @param contracts the promises of all tables, these included
 */
public record OwnMetrics(List<Own> all, Contracts contracts) {
  private static final Pattern COMPLAINT =
      Pattern.compile(
          "(?s)(?<file>.+?\\.yml): (?:[a-z_]+\\[(?<named>[a-z0-9_]+)\\]\\.)?(?:[a-z_]+\\.)*(?<key>[a-z_]+): .*");

  /**
   * One of them.
   *
   * @param jurisdiction the only one it is computed for
   * @param files where it stands
   */
  public record Own(String jurisdiction, OwnMetric files, Metric metric) {}

  /**
   * Those of tonight's jurisdictions.
   *
   * @param bundled the promises that come with the program
   * @throws PolicyException when a promise is broken, or a name is taken
   */
  public static OwnMetrics of(List<Jurisdiction> jurisdictions, Contracts bundled) {
    Map<String, Own> all = new LinkedHashMap<>();
    for (Jurisdiction jurisdiction : jurisdictions) {
      for (OwnMetric files : jurisdiction.metrics()) {
        requireFree(files, bundled);
        Metric metric = metric(files, bundled);
        Own own = new Own(jurisdiction.policy().jurisdiction(), files, metric);
        Own twin = all.put(files.name(), own);
        if (twin != null) {
          throw new PolicyException(
              "%s.yml: %s has a metric of that name too; give one another name"
                  .formatted(files.file(), twin.files().file()));
        }
      }
    }
    List<Own> own = List.copyOf(all.values());
    List<TableContract> tables = own.stream().map(one -> one.metric().table()).toList();
    return new OwnMetrics(own, bundled.with(tables));
  }

  /** The metrics that come with the program, and these. */
  public List<Metric> withBundled() {
    return Stream.concat(Metric.bundled(contracts).stream(), all.stream().map(own -> own.metric()))
        .toList();
  }

  private static void requireFree(OwnMetric files, Contracts bundled) {
    boolean taken =
        Stream.of("gold", "views")
            .flatMap(layer -> bundled.layer(layer).stream())
            .anyMatch(table -> table.name().equals(files.name()));
    if (taken) {
      throw new PolicyException(
          "%s.yml: gold.%s comes with the program; give the metric another name"
              .formatted(files.file(), files.name()));
    }
  }

  /** The message with the line of the key that it complains of, where that can be told. */
  private static String located(OwnMetric files, String message) {
    Matcher complaint = COMPLAINT.matcher(message);
    if (!complaint.matches()) {
      return message;
    }
    List<String> lines = files.promise().lines().toList();
    String named = complaint.group("named");
    int at = named == null ? 0 : firstWith(lines, 0, "name:\\s*\"?" + named + "\\b");
    int line = firstWith(lines, Math.max(at, 0), "\\b" + complaint.group("key") + "\\s*:");
    return line < 0
        ? message
        : "%s:%d: %s"
            .formatted(
                complaint.group("file"), line + 1, message.substring(complaint.end("file") + 2));
  }

  private static int firstWith(List<String> lines, int from, String pattern) {
    Pattern sought = Pattern.compile(pattern);
    for (int i = from; i < lines.size(); i++) {
      if (sought.matcher(lines.get(i)).find()) {
        return i;
      }
    }
    return -1;
  }

  private static Metric metric(OwnMetric files, Contracts bundled) {
    try {
      TableContract table =
          bundled.parse("gold", files.name(), files.promise(), files.file() + ".yml");
      Metric metric = Metric.of(table, files.query());
      List<String> lacking = new ArrayList<>(metric.grain().columns());
      lacking.removeAll(table.key());
      if (!lacking.isEmpty()) {
        throw new PolicyException(
            "%s.yml: key: it lacks %s; a metric by %s has them in its key"
                .formatted(
                    files.file(),
                    String.join(", ", lacking),
                    metric.grain().name().toLowerCase(Locale.ROOT)));
      }
      return metric;
    } catch (ContractException broken) {
      throw new PolicyException(located(files, broken.getMessage()));
    } catch (IllegalStateException | IllegalArgumentException broken) {
      throw new PolicyException("%s.yml: %s".formatted(files.file(), broken.getMessage()));
    }
  }
}
