package org.lastmetre.serve;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalog;
import org.lastmetre.contract.Contracts;
import org.lastmetre.lake.Engine;
import org.lastmetre.lake.Lake;
import org.lastmetre.lake.Memory;
import org.lastmetre.lake.OpenViews;
import org.lastmetre.publish.Manifest;
import org.lastmetre.publish.PublishedTables;

/**
 * One publication, opened for readers: for each role a catalogue of its own, whose views stand at
 * the versions of that manifest and never change. A statement is analysed in one of them, and so
 * sees one night.
 */
final class OpenNight {
  private final Optional<Manifest> manifest;
  private final Map<Role, SparkSession> catalogues = new EnumMap<>(Role.class);
  private final Map<Role, OpenViews> views = new EnumMap<>(Role.class);
  private final Map<Role, Map<String, String>> queries = new EnumMap<>(Role.class);
  private final Answers answers = new Answers();

  private OpenNight(Optional<Manifest> manifest) {
    this.manifest = manifest;
  }

  /**
   * Opens a publication; takes seconds.
   *
   * @param memory which holds figures for as long as this night rules
   * @param manifest empty before the first publication: there are no tables then
   * @param smallCells the policies' {@code small_cells} by jurisdiction
   * @param before the night before, whose views that stay the same are taken over; null for none
   */
  static OpenNight of(
      Memory memory,
      String warehouse,
      Contracts contracts,
      Optional<Manifest> manifest,
      Map<String, Integer> smallCells,
      OpenNight before) {
    OpenNight night = new OpenNight(manifest);
    PublicFigures figures = new PublicFigures(contracts, smallCells);
    for (Role role : Role.values()) {
      SparkSession session = memory.catalogue();
      session.conf().set("spark.sql.session.timeZone", night.zone().getId());
      for (String layer : role.layers()) {
        session.sql("CREATE DATABASE " + layer);
      }
      Map<String, String> seen = new TreeMap<>();
      if (manifest.isPresent()) {
        new PublishedTables(new Lake(session, warehouse), contracts, manifest)
            .queries(role.layers())
            .forEach(
                (name, query) ->
                    (role == Role.PUBLIC ? figures.seen(name, query) : Optional.of(query))
                        .ifPresent(shown -> seen.put(name, shown)));
      }
      night.catalogues.put(role, session);
      night.queries.put(role, seen);
      night.views.put(role, new OpenViews());
      seen.forEach((name, query) -> night.show(role, name, query, before));
    }
    return night;
  }

  /** To open a table takes time: the view of one that did not change is handed on. */
  private void show(Role role, String name, String query, OpenNight before) {
    SparkSession session = of(role);
    if (before != null && query.equals(before.queries.get(role).get(name))) {
      String[] parts = name.split("\\.", 2);
      ExternalCatalog former = before.of(role).sharedState().externalCatalog();
      session
          .sharedState()
          .externalCatalog()
          .createTable(former.getTable(parts[0], parts[1]), false);
      views(role).take(name, before.views(role));
    } else {
      session.sql("CREATE VIEW " + name + " AS " + query);
      views(role).open(name, session.table(name));
    }
  }

  /** The catalogue of a role. */
  SparkSession of(Role role) {
    return catalogues.get(role);
  }

  /** What the views of a role are, resolved. */
  OpenViews views(Role role) {
    return views.get(role);
  }

  /** What was answered since it was opened. */
  Answers answers() {
    return answers;
  }

  Optional<Manifest> manifest() {
    return manifest;
  }

  /** The zone times are shown in. */
  ZoneId zone() {
    return manifest.map(Manifest::zone).orElse(ZoneOffset.UTC);
  }

  /** Gives back what the engine keeps for it; statements under way are answered to their end. */
  void retire() {
    catalogues.values().forEach(Engine::forget);
  }
}
