package org.lastmetre.policy;

/**
 * A policy or mapping that cannot be used. Its one message names the file, the line, the key, what
 * is wrong and what is allowed; it ends a run before anything is read.
 */
public final class PolicyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Tells a mistake that belongs to no single line.
   *
   * @param message what is wrong, where, and how to mend it
   */
  public PolicyException(String message) {
    super(message);
  }

  /**
   * Tells a mistake at one place.
   *
   * @param file the file as the operator knows it
   * @param line its line, counted from 1; 0 when the mistake belongs to no line
   * @param key the path of the key, such as {@code response.limits[2].resolve}; empty for the whole
   *     file
   * @param wrong what is wrong with it
   * @param allowed what is allowed instead
   */
  public static PolicyException at(
      String file, int line, String key, String wrong, String allowed) {
    String place = line > 0 ? file + ":" + line : file;
    String subject = key.isEmpty() ? "" : key + ": ";
    return new PolicyException(place + ": " + subject + wrong + "; " + allowed);
  }
}
