package org.lastmetre.generate.township;

/** Two wordings for headers and coded values, as two programs in the field would have them. */
public enum Dialect {
  /** The words of the district's own form. */
  FORM("、"),
  /** Other words for the same, where a home-grown system has them. */
  SYSTEM("；");

  private final String listMark;

  Dialect(String listMark) {
    this.listMark = listMark;
  }

  /** What stands between two values of a list. */
  String listMark() {
    return listMark;
  }
}
