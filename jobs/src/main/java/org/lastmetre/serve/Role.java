package org.lastmetre.serve;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a reader may see. */
public enum Role {
  /** Figures alone, with small cells suppressed. */
  PUBLIC(Set.of("gold")),
  /** Every figure, and the conformed records behind them. */
  ANALYST(Set.of("gold", "silver"));

  private final Set<String> layers;

  Role(Set<String> layers) {
    this.layers = layers;
  }

  /** The layers of the warehouse whose tables are there for this role. */
  Set<String> layers() {
    return layers;
  }

  /** The role as the users file and the command say it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of a word; empty when there is none. */
  static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }
}
