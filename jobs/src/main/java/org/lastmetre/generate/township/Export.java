package org.lastmetre.generate.township;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a home-grown system hands out: one JSON object a line, in a layout of its own that a mapping
 * reads.
 */
public final class Export {
  private final List<Map<String, Object>> objects = new ArrayList<>();
  private final List<Planted> planted = new ArrayList<>();

  /** Nothing yet. */
  public Export() {}

  private record Planted(int line, String dataset, String column, Reason reason) {}

  /** Adds an object; its values are texts, numbers, booleans, lists and maps. */
  public Export add(Map<String, Object> object) {
    objects.add(object);
    return this;
  }

  /** Adds an object of which that dataset's row must be refused for that column. */
  public Export addRefused(
      Map<String, Object> object, String dataset, String column, Reason reason) {
    add(object);
    planted.add(new Planted(objects.size(), dataset, column, reason));
    return this;
  }

  byte[] bytes() {
    return JsonLines.bytes(objects);
  }

  /** The rows that must be refused, once the file is called {@code file}. */
  List<Defect> defects(String file) {
    return planted.stream()
        .map(
            row ->
                new Defect(file, "", row.line(), row.dataset(), row.column(), row.reason().code()))
        .toList();
  }
}
