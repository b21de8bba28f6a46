package org.lastmetre.policy;

import java.util.List;

/**
 * A metric of a jurisdiction's own, as it stands in its folder {@code metrics}; neither text is
 * checked yet.
 *
 * @param name the table it makes, without its layer
 * @param promise the text of {@code <name>.yml}
 * @param query the text of {@code <name>.sql}
 * @param file the path of both without their endings, as the operator knows it
 */
public record OwnMetric(String name, String promise, String query, String file) {
  private record Texts(List<String> texts) {}

  /** SHA-256 (hex) over what they say, wherever they lie; empty for none. */
  public static String fingerprint(List<OwnMetric> metrics) {
    return metrics.isEmpty()
        ? ""
        : Fingerprint.of(
            new Texts(
                metrics.stream()
                    .flatMap(m -> List.of(m.name(), m.promise(), m.query()).stream())
                    .toList()));
  }
}
