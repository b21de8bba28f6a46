package org.lastmetre.generate.township;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One JSON object a line, with the headings as names; {@code 户.编号} is {@code 编号} within {@code 户}.
 * An empty cell is left out.
 */
public record JsonStyle() implements FileStyle {
  @Override
  public String extension() {
    return "jsonl";
  }

  @Override
  public String sheet() {
    return "";
  }

  @Override
  public int firstRow() {
    return 1;
  }

  @Override
  public byte[] bytes(List<List<String>> records) {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (List<String> cells : records.subList(1, records.size())) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (int i = 0; i < cells.size(); i++) {
        if (!cells.get(i).isEmpty()) {
          put(object, records.get(0).get(i), cells.get(i));
        }
      }
      objects.add(object);
    }
    return JsonLines.bytes(objects);
  }

  private static void put(Map<String, Object> object, String path, String cell) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      object.put(path, cell);
      return;
    }
    @SuppressWarnings("unchecked") // nothing but objects is ever put under a name with a dot
    Map<String, Object> inner =
        (Map<String, Object>)
            object.computeIfAbsent(
                path.substring(0, dot), unused -> new LinkedHashMap<String, Object>());
    put(inner, path.substring(dot + 1), cell);
  }
}
