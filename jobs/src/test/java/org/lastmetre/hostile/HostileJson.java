package org.lastmetre.hostile;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

/** JSON objects, a line each or in one array. */
final class HostileJson {
  private HostileJson() {}

  private static String visit(String id, String more) {
    return "{\"visit_id\":\"%s\",\"visited_at\":\"2024-03-01 09:00\",\"household_id\":\"H1\",\"staff_ids\":[\"S1\"]%s}\n"
        .formatted(id, more);
  }

  static void put(Map<String, byte[]> files) {
    text(files, "good", visit("jg1", "") + "\n" + visit("jg2", ""));
    text(
        files,
        "deep",
        visit("jd1", "") + visit("jd2", ",\"x\":" + "[".repeat(5_000) + "]".repeat(5_000)));
    text(
        files,
        "deep-objects",
        visit("jo1", "")
            + visit("jo2", ",\"x\":" + "{\"y\":".repeat(5_000) + "1" + "}".repeat(5_000)));
    text(files, "same-name", visit("js1", "") + visit("js2", ",\"household_id\":\"H2\""));
    text(files, "cut", visit("jc1", "") + "{\"visit_id\":\"jc2\",\"visi");
    text(
        files,
        "long-number",
        visit("jl1", "") + visit("jl2", ",\"duration_minutes\":" + "9".repeat(2_000)));
    text(
        files,
        "range",
        visit("jr1", ",\"duration_minutes\":1e999") + visit("jr2", ",\"duration_minutes\":30"));
    text(files, "nan", visit("jn1", ",\"duration_minutes\":NaN") + visit("jn2", ""));
    text(files, "trailing-comma", visit("jt1", "") + visit("jt2", ","));
    text(files, "null", visit("ju1", "") + visit("ju2", "").replace("\"H1\"", "null"));
    text(files, "surrogate", visit("jv1", ",\"note\":\"\\ud800 半\""));
    text(files, "long-name", visit("jw1", "") + visit("jw2", ",\"" + "n".repeat(20_000) + "\":1"));
    text(files, "scalars", visit("jx1", "") + "42\n\"text\"\n[1,2]\nnull\n");
    text(files, "object-for-text", visit("jy1", ",\"note\":{\"zh\":\"好\"}"));
    text(files, "array", "[" + visit("ja1", "").strip() + "," + visit("ja2", "").strip() + "]");
    text(
        files,
        "array-pretty",
        "[\n" + visit("jp1", "").replace(",", ",\n  ") + ",\n" + visit("jp2", "") + "]\n");
    text(files, "array-cut", "[" + visit("jk1", "").strip() + "," + visit("jk2", "").strip());
    text(files, "bom", "\uFEFF" + visit("jb1", ""));
    files.put("visits.json-utf16.jsonl", visit("jz1", "").getBytes(UTF_16LE));
  }

  private static void text(Map<String, byte[]> files, String name, String text) {
    files.put("visits.json-" + name + ".jsonl", text.getBytes(UTF_8));
  }
}
