package org.lastmetre.landing.expression;

import org.lastmetre.policy.PolicyException;

/**
 * Where an expression stands, for messages.
 *
 * @param file the mapping file as the operator knows it
 * @param key the target and column, or `where`
 */
public record Place(String file, String key) {
  PolicyException refused(String wrong, String allowed) {
    return PolicyException.at(file, 0, key, wrong, allowed);
  }
}
