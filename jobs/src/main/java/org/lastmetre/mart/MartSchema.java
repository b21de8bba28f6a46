package org.lastmetre.mart;

import java.util.List;
import java.util.stream.Collectors;
import org.lastmetre.publish.Manifest;

/**
 * A schema of the mart and whose figures it holds.
 *
 * @param jurisdictions their days as published
 */
record MartSchema(String name, List<Manifest.Day> jurisdictions) {
  private static final String EACH = "{jurisdiction}";

  /**
   * The schemas of a night: one for all, or one for each jurisdiction where the name has its place.
   *
   * @param name such as {@code lastmetre} or <code>lastmetre_{jurisdiction}</code>
   */
  static List<MartSchema> of(String name, Manifest night) {
    return name.contains(EACH)
        ? night.days().stream()
            .map(day -> new MartSchema(name.replace(EACH, day.jurisdiction()), List.of(day)))
            .toList()
        : List.of(new MartSchema(name, night.days()));
  }

  /** SQL that is true of its rows. */
  String scope() {
    return jurisdictions.stream()
        .map(day -> Sql.text(day.jurisdiction()))
        .collect(Collectors.joining(", ", "jurisdiction IN (", ")"));
  }
}
