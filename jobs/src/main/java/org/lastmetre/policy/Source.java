package org.lastmetre.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The source directory: one folder per jurisdiction. */
public final class Source {
  private static final String POLICY = "policy.yaml";
  private static final String WITHDRAWALS = "withdrawals.csv";
  private static final String METRICS = "metrics";

  private Source() {}

  /**
   * Reads the rules of every jurisdiction. A jurisdiction is a sub-folder that is not hidden.
   *
   * @param sourceDir the source directory
   * @param datasets columns that may be sent, by dataset
   * @return by unit code
   * @throws PolicyException when the directory is missing or holds no folder, a folder has no
   *     policy.yaml, two have one code, two mappings of one have the same glob, or a file is broken
   */
  public static List<Jurisdiction> read(Path sourceDir, Map<String, Set<String>> datasets) {
    if (!Files.isDirectory(sourceDir)) {
      throw new PolicyException(
          sourceDir
              + ": the source directory is missing; name one with --source that holds a folder with"
              + " "
              + POLICY
              + " per jurisdiction");
    }
    Map<String, Path> seen = new HashMap<>();
    List<Jurisdiction> jurisdictions = new ArrayList<>();
    for (Path folder : children(sourceDir)) {
      if (!Files.isDirectory(folder)) {
        continue;
      }
      Jurisdiction jurisdiction = jurisdiction(folder, datasets);
      Path first = seen.put(jurisdiction.policy().jurisdiction(), folder);
      if (first != null) {
        throw PolicyException.at(
            folder.resolve(POLICY).toString(),
            0,
            "jurisdiction",
            "'"
                + jurisdiction.policy().jurisdiction()
                + "' is also the code of "
                + first.resolve(POLICY),
            "each jurisdiction has a code of its own");
      }
      jurisdictions.add(jurisdiction);
    }
    if (jurisdictions.isEmpty()) {
      throw new PolicyException(
          sourceDir
              + ": the source directory holds no jurisdiction; make a folder with "
              + POLICY
              + " for each");
    }
    jurisdictions.sort(Comparator.comparing(jurisdiction -> jurisdiction.policy().jurisdiction()));
    return List.copyOf(jurisdictions);
  }

  private static Jurisdiction jurisdiction(Path folder, Map<String, Set<String>> datasets) {
    Path file = folder.resolve(POLICY);
    if (!Files.isRegularFile(file)) {
      throw new PolicyException(
          folder
              + ": the folder has no "
              + POLICY
              + "; write one with jurisdiction and name"
              + misnamed(folder)
              + ", or move the folder out of the source directory");
    }
    Policy policy = PolicyReader.read(file.toString(), bytes(file), datasets.keySet());
    return new Jurisdiction(
        folder,
        policy,
        mappings(folder.resolve("mapping"), datasets, policy),
        withdrawals(folder.resolve(WITHDRAWALS), datasets),
        metrics(folder.resolve(METRICS)));
  }

  private static List<OwnMetric> metrics(Path folder) {
    return Files.isDirectory(folder) ? OwnMetricsReader.read(folder, children(folder)) : List.of();
  }

  private static List<Withdrawal> withdrawals(Path file, Map<String, Set<String>> datasets) {
    return Files.exists(file)
        ? WithdrawalsReader.read(file.toString(), bytes(file), datasets.keySet())
        : List.of();
  }

  private static String misnamed(Path folder) {
    for (String name : List.of("policy.yml", "Policy.yaml", "policy.yaml.txt")) {
      if (Files.isRegularFile(folder.resolve(name))) {
        return ", or rename " + name;
      }
    }
    return "";
  }

  private static List<Mapping> mappings(
      Path folder, Map<String, Set<String>> datasets, Policy policy) {
    List<Mapping> mappings = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return mappings;
    }
    Map<String, String> seen = new HashMap<>();
    for (Path file : children(folder)) {
      String name = file.getFileName().toString();
      if (name.endsWith(".yml")) {
        throw new PolicyException(
            file + ": mappings end in .yaml, this file would be passed over; rename it");
      }
      if (!name.endsWith(".yaml")) {
        continue;
      }
      Mapping mapping =
          MappingReader.read(file.toString(), name, bytes(file), datasets, policy.timeZone());
      String first = seen.put(mapping.match(), name);
      if (first != null) {
        throw PolicyException.at(
            file.toString(),
            0,
            "match",
            "'" + mapping.match() + "' is also matched by " + folder.resolve(first),
            "a file is read by one mapping alone: narrow one of the globs");
      }
      mappings.add(mapping);
    }
    return mappings;
  }

  /** What a folder holds, hidden things left out, by name. */
  private static List<Path> children(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> !entry.getFileName().toString().startsWith("."))
          .sorted(Comparator.comparing(entry -> entry.getFileName().toString()))
          .toList();
    } catch (IOException e) {
      throw new PolicyException(
          folder + ": the folder cannot be listed (" + e + "); grant this user to read it");
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new PolicyException(
          file + ": the file cannot be read (" + e + "); grant this user to read it");
    }
  }
}
