package org.lastmetre.metrics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * One mistake that could be in a metric's query.
 *
 * @param mistake what it would be in words
 * @param query the query's path below {@code metrics/}, without ending
 * @param table the gold table in which it must be seen
 * @param from text of the query, every occurrence of it
 * @param to what stands there instead
 */
public record Mutation(String mistake, String query, String table, String from, String to) {

  /**
   * Those that a file lists.
   *
   * @param file its name below {@code mutations/} of the test resources
   */
  public static List<Mutation> in(String file) throws IOException {
    List<Mutation> all = new ArrayList<>();
    try (var in = Mutation.class.getResourceAsStream("/mutations/" + file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Iterable<?> listed = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
      for (Object one : listed) {
        List<?> parts = (List<?>) one;
        all.add(
            new Mutation(
                part(parts, 0), part(parts, 1), part(parts, 2), part(parts, 3), part(parts, 4)));
      }
    }
    return all;
  }

  private static String part(List<?> parts, int at) {
    return String.valueOf(parts.get(at));
  }

  /**
   * The query with the mistake in it.
   *
   * @throws IllegalStateException when the text to replace is not there
   */
  public String of(String sql) {
    if (!sql.contains(from)) {
      throw new IllegalStateException(
          "metrics/%s.sql does not contain «%s» any more; mend the list of mutations"
              .formatted(query, from));
    }
    return sql.replace(from, to);
  }

  @Override
  public String toString() {
    return mistake;
  }
}
