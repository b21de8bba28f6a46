package org.lastmetre.landing;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lastmetre.contract.TableContract;
import org.lastmetre.landing.json.JsonColumns;
import org.lastmetre.landing.json.JsonRows;
import org.lastmetre.landing.json.JsonRows.Shape;
import org.lastmetre.landing.line.DataLine;
import org.lastmetre.landing.line.Line;
import org.lastmetre.landing.line.Runs;
import org.lastmetre.landing.table.Headers;
import org.lastmetre.policy.Mapping;

/**
 * The layout of JSON objects.
 *
 * @param encoding name of the text's encoding
 * @param shape how the objects stand in it
 * @param columns what fields are called
 * @param parts lists whose elements become rows; empty for the whole object
 */
record JsonLayout(
    String encoding,
    Shape shape,
    JsonColumns columns,
    List<String> parts,
    List<String> unknown,
    List<String> absent)
    implements Layout {
  /** A file whose fields are named by data would have no end of them. */
  private static final int MOST_UNKNOWN = 200;

  /** The layout by a dataset's contract; the columns are those of all objects together. */
  static JsonLayout of(Path file, Charset charset, Shape shape, TableContract table)
      throws IOException {
    JsonLayout layout =
        new JsonLayout(
            charset.name(), shape, JsonColumns.of(table), List.of(""), List.of(), List.of());
    Set<String> named = new LinkedHashSet<>();
    Set<String> unknown = new LinkedHashSet<>();
    layout
        .lines(file)
        .forEachRemaining(
            line -> {
              if (line instanceof DataLine data && data.problem() == null) {
                named.addAll(data.values().keySet());
                if (unknown.size() < MOST_UNKNOWN) {
                  unknown.addAll(data.extra().keySet());
                }
              }
            });
    return new JsonLayout(
        charset.name(),
        shape,
        layout.columns(),
        layout.parts(),
        List.copyOf(unknown),
        Headers.absent(table, named));
  }

  /** The layout of a mapped file: a field that no object has is a value that none has. */
  static JsonLayout mapped(Charset charset, Shape shape, Mapping mapping) {
    List<String> parts = mapping.targets().stream().map(JsonLayout::part).distinct().toList();
    return new JsonLayout(
        charset.name(), shape, JsonColumns.asTheyStand(), parts, List.of(), List.of());
  }

  /** The list whose elements a target's rows are; empty for the whole object. */
  static String part(Mapping.Target target) {
    return target.explode() == null ? "" : target.explode();
  }

  @Override
  public String delimiter() {
    return null;
  }

  @Override
  public Iterator<Line> lines(Path file) throws IOException {
    return new Runs(
        new JsonRows(Content.text(file, Charset.forName(encoding)), shape, columns, parts));
  }
}
