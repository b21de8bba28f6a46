package org.lastmetre.landing;

import java.util.Set;
import java.util.TreeSet;
import org.lastmetre.contract.Words;
import org.lastmetre.policy.Mapping;

/** The source columns that a mapping's expressions name. */
final class MappedColumns {
  private MappedColumns() {}

  /** All of them, as {@link Words#matchKey} writes them. */
  static Set<String> of(Mapping mapping) {
    Set<String> names = new TreeSet<>();
    add(names, mapping.where());
    for (Mapping.Target target : mapping.targets()) {
      add(names, target.where());
      target.columns().values().forEach(expression -> add(names, expression));
    }
    return names;
  }

  private static void add(Set<String> names, String expression) {
    if (expression != null) {
      Expressions.columnsOf(expression).forEach(name -> names.add(Words.matchKey(name)));
    }
  }
}
