package org.lastmetre.deliver.paper;

import java.time.Instant;
import java.util.List;

/**
 * Something to be handed out.
 *
 * @param title what it is
 * @param about whose it is, of when
 * @param source where its figures come from, for the foot of each page
 * @param at when its figures were published; the same figures give the same document
 * @param words the language it speaks
 * @param sheets its parts in order
 */
public record Document(
    String title, String about, String source, Instant at, Words words, List<Sheet> sheets) {
  public Document {
    sheets = List.copyOf(sheets);
  }
}
