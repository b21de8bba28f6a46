package org.lastmetre.oracle;

/**
 * One value as it stood in a file.
 *
 * @param text the characters between the delimiters, without the quotes
 * @param quoted whether it stood in quotes: only then does a comma split a list
 */
record Cell(String text, boolean quoted) {

  boolean blank() {
    return text.isBlank() || Text.folded(text).isEmpty();
  }
}
