package org.lastmetre.generate.bagongshan;

import java.time.LocalDate;

/** The ways an issue can go, how often each occurs, and when such issues are raised. */
enum Story {
  /** Accepted, dispatched, solved within the limit, answered. */
  PLAIN(62, "2017-01-09", "2017-06-08", true),
  /** The same, long after the limit. */
  LATE(15, "2017-01-09", "2017-04-20", true),
  /** Solved in time, but nobody told the household. */
  NO_FEEDBACK(8, "2017-01-09", "2017-06-08", true),
  /** Solved on the spot without being accepted first. */
  NEVER_ACCEPTED(3, "2017-02-06", "2017-05-31", true),
  /** Two departments, both of which solved their part. */
  TWO_DEPARTMENTS(2, "2017-02-06", "2017-05-31", true),
  /** Suspended for a while, then solved within the moved limit. */
  SUSPENDED_AND_RESUMED(1, "2017-03-01", "2017-04-20", true),
  /** Solved, found wanting, solved again. */
  REOPENED_AND_RESOLVED(1, "2017-03-01", "2017-04-20", true),
  /** Nobody has solved it though it was due long ago. */
  OPEN_OVERDUE(10, "2017-02-06", "2017-05-12", false),
  /** Still within its limit. */
  OPEN_FRESH(8, "2017-06-19", "2017-06-28", false),
  /** One of its two departments has yet to solve its part. */
  OPEN_ONE_DEPARTMENT(1, "2017-04-05", "2017-05-12", false),
  /** Suspended, and not yet resumed. */
  OPEN_SUSPENDED(1, "2017-04-05", "2017-05-12", false),
  /** Solved, found wanting, and open again. */
  OPEN_REOPENED(1, "2017-04-05", "2017-05-12", false),
  /** Taken back by the one who raised it. */
  WITHDRAWN(1, "2017-03-01", "2017-04-20", false);

  private final int count;
  private final LocalDate from;
  private final LocalDate to;
  private final boolean solved;

  Story(int count, String from, String to, boolean solved) {
    this.count = count;
    this.from = LocalDate.parse(from);
    this.to = LocalDate.parse(to);
    this.solved = solved;
  }

  /** How many issues go this way; those that end solved add up to the published 92. */
  int count() {
    return count;
  }

  /** First day on which such an issue is raised. */
  LocalDate from() {
    return from;
  }

  /** Last day on which such an issue is raised. */
  LocalDate to() {
    return to;
  }

  /** Whether it stands solved on 2017-06-30. */
  boolean solved() {
    return solved;
  }

  /**
   * Whether its priority may have a limit of hours or three days; a story in which time passes may
   * not.
   */
  boolean mayBePressing() {
    return this == PLAIN || this == NO_FEEDBACK;
  }
}
