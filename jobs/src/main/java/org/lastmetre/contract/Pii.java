package org.lastmetre.contract;

/** The kind of personal data a column holds; pseudonyms are comparable within one kind only. */
public enum Pii {
  /** Not personal. */
  NONE,
  /** A person's name. */
  NAME,
  /** A telephone number. */
  PHONE,
  /** A resident identity number. */
  ID,
  /** A home address. */
  ADDRESS;

  /** True for what a spreadsheet can take for a number and so damage. */
  public boolean isNumber() {
    return this == PHONE || this == ID;
  }
}
