package org.lastmetre.silver.life;

import java.io.Serializable;
import java.time.Instant;

/**
 * One accepted row of {@code issue_events}, as far as the life of its issue depends on it.
 *
 * @param event canonical value such as {@code accepted} or {@code resolved}
 * @param occurredAt when it happened
 * @param department to which the event belongs; null when none was named, blank counts as null
 */
public record IssueEvent(String event, Instant occurredAt, String department)
    implements Serializable {

  static final String ACCEPTED = "accepted";
  static final String DISPATCHED = "dispatched";
  static final String FIRST_RESPONSE = "first_response";
  static final String PUBLISHED = "published";
  static final String RESOLVED = "resolved";
  static final String FEEDBACK = "feedback";
  static final String REOPENED = "reopened";
  static final String WITHDRAWN = "withdrawn";
  static final String RESUMED = "resumed";
  static final String SUSPENDED = "suspended";

  /** A department of spaces is none. */
  public IssueEvent {
    department = department == null || department.isBlank() ? null : department.strip();
  }

  boolean is(String name) {
    return event.equals(name);
  }
}
