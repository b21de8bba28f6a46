package org.lastmetre.landing;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.lastmetre.policy.Mapping;

/**
 * A content to decode: by its dataset's contract, or by a mapping.
 *
 * @param dataset the dataset of an unmapped file; null for a mapped one
 * @param mapping the mapping; null for none
 */
public record Decoding(FileTask task, String dataset, Mapping mapping) implements Serializable {
  /** Tells apart two ways of reading the same content. */
  String mode() {
    return mapping == null ? dataset + " " + task.content() : mapping.fingerprint();
  }

  /** Tasks that together decode it; a mapped one stays whole, for it joins rows not selected. */
  List<Decoding> shared(int shares) {
    if (mapping != null) {
      return List.of(this);
    }
    return IntStream.range(0, shares)
        .mapToObj(index -> new Decoding(task.with(new Share(index, shares)), dataset, null))
        .toList();
  }
}
