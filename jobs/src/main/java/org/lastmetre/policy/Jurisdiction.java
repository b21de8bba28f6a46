package org.lastmetre.policy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One folder of the source.
 *
 * @param folder the folder that holds policy.yaml
 * @param policy its rules
 * @param mappings its foreign layouts, by file name
 * @param withdrawals what was sent and should never have come
 * @param metrics metrics of its own, by name
 */
public record Jurisdiction(
    Path folder,
    Policy policy,
    List<Mapping> mappings,
    List<Withdrawal> withdrawals,
    List<OwnMetric> metrics) {
  public Jurisdiction {
    mappings = List.copyOf(mappings);
    withdrawals = List.copyOf(withdrawals);
    metrics = List.copyOf(metrics);
  }

  /**
   * The mapping that alone reads a file; empty when the file is read by its own name.
   *
   * @param landingPath path below landing/, written with {@code /}
   * @throws PolicyException naming both when two mappings match the file
   */
  public Optional<Mapping> mappingFor(String landingPath) {
    List<Mapping> matching =
        mappings.stream().filter(mapping -> mapping.matches(landingPath)).toList();
    if (matching.size() > 1) {
      String both =
          matching.stream()
              .map(mapping -> mapping.name() + " (match: " + mapping.match() + ")")
              .collect(Collectors.joining(" and "));
      throw PolicyException.at(
          folder.resolve("mapping").toString(),
          0,
          "match",
          "the file landing/" + landingPath + " is matched by " + both,
          "a file is read by one mapping alone: narrow one of the globs");
    }
    return matching.stream().findFirst();
  }
}
