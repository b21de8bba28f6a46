package org.lastmetre.county;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How one file is written.
 *
 * @param charset UTF-8 or GB18030
 * @param mark the byte order mark as text, or empty
 * @param delimiter comma, tab or semicolon
 * @param newline LF, CRLF or CR
 * @param quoteAll whether every cell stands in quotes
 * @param chineseHeader share of columns that carry their Chinese word
 * @param chineseWords share of coded values that are written in another word than their name
 */
record Dress(
    Charset charset,
    String mark,
    char delimiter,
    String newline,
    boolean quoteAll,
    double chineseHeader,
    double chineseWords) {

  static Dress any(Dice dice) {
    int coding = dice.below(4);
    return new Dress(
        coding == 3 ? Charset.forName("GB18030") : StandardCharsets.UTF_8,
        coding == 2 ? "\uFEFF" : "",
        dice.pick(List.of(',', ',', ',', '\t', ';')),
        dice.pick(List.of("\n", "\n", "\r\n", "\r")),
        dice.chance(0.15),
        dice.pick(List.of(0.0, 1.0, 1.0, 0.5)),
        dice.pick(List.of(0.0, 0.5, 1.0)));
  }

  Dress inUtf8() {
    return new Dress(
        StandardCharsets.UTF_8, mark, delimiter, newline, quoteAll, chineseHeader, chineseWords);
  }
}
