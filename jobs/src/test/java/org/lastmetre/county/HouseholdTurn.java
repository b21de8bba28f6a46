package org.lastmetre.county;

/** What can become of a household; every kind comes round in turn. */
enum HouseholdTurn {
  NONE,
  AWAY_AND_BACK,
  VACANT,
  UNIT_NEVER_ARRIVES,
  MOVED_NEXT_DOOR,
  MOVED_TO_OTHER_TOWNSHIP,
  TAGS_CHANGED,
  KEY_CHANGED,
  TWO_FILES_ONE_DAY,
  TWO_ROWS_ONE_FILE,
  SENT_UNCHANGED,
  DEREGISTERED_MONTH_END,
  DEREGISTERED_ON_18TH,
  REGISTRATION_CORRECTED,
  REGISTERED_LATER_SAID,
  REGISTERED_IN_1900,
  REGISTERED_AHEAD,
  STATUS_DEREGISTERED,
  UNIT_ARRIVES_LATER,
  UNIT_ARRIVES_DAYS_LATER,
  CHANGED_AND_BACK,
  CHANGED_AFTER_AS_OF,
  OLDER_FILE_COMES_LATE,
  MOVED_TO_NEW_UNIT;

  static HouseholdTurn of(int turn) {
    return values()[1 + turn % (values().length - 1)];
  }

  boolean moves() {
    return this == MOVED_NEXT_DOOR || this == MOVED_TO_OTHER_TOWNSHIP || this == MOVED_TO_NEW_UNIT;
  }
}
