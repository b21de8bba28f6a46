package org.lastmetre.policy;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * File globs as regular expressions: {@code *} and {@code ?} stay within a folder, {@code **}
 * crosses folders, with {@code [a-z]}, {@code [!a]}, <code>{a,b}</code> and {@code \} to escape.
 * Works on text, since a path object cannot hold Chinese names where the locale is C.
 */
final class Glob {
  private Glob() {}

  /**
   * The regular expression of a glob.
   *
   * @throws PatternSyntaxException when a bracket or brace is not closed or an escape escapes
   *     nothing
   */
  static Pattern pattern(String glob) {
    StringBuilder regex = new StringBuilder();
    boolean inBraces = false;
    int i = 0;
    while (i < glob.length()) {
      char c = glob.charAt(i);
      if (c == '*' && glob.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (c == '*') {
        regex.append("[^/]*");
      } else if (c == '?') {
        regex.append("[^/]");
      } else if (c == '[') {
        int end = glob.indexOf(']', i + 2);
        if (end < 0) {
          throw new PatternSyntaxException("[ is not closed", glob, i);
        }
        regex.append(characterClass(glob.substring(i + 1, end)));
        i = end;
      } else if (c == '{' && !inBraces) {
        inBraces = true;
        regex.append("(?:");
      } else if (c == '}' && inBraces) {
        inBraces = false;
        regex.append(')');
      } else if (c == ',' && inBraces) {
        regex.append('|');
      } else if (c == '{') {
        throw new PatternSyntaxException("{ within { }", glob, i);
      } else if (c == '\\' && i + 1 == glob.length()) {
        throw new PatternSyntaxException("\\ escapes nothing", glob, i);
      } else {
        if (c == '\\') {
          i++;
        }
        String character = Character.toString(glob.codePointAt(i));
        regex.append(Pattern.quote(character));
        i += character.length() - 1;
      }
      i++;
    }
    if (inBraces) {
      throw new PatternSyntaxException("{ is not closed", glob, glob.length());
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  private static String characterClass(String content) {
    boolean negated = content.startsWith("!");
    String characters =
        (negated ? content.substring(1) : content).replaceAll("([\\\\\\[\\]^&])", "\\\\$1");
    return (negated ? "[^/" : "(?!/)[") + characters + "]";
  }
}
