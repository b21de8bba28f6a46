package org.lastmetre.deliver.paper;

import java.util.List;
import org.lastmetre.deliver.paper.Sheet.Drawing;

/** The colours of charts, in workbooks as on pages. */
final class Palette {
  /** Told apart by those who do not see red and green alike, and in a grey copy. */
  private static final List<Integer> APART = List.of(0x2F5597, 0xF4A259, 0x5FAD9B, 0x8E7CC3);

  private static final List<Integer> TRAFFIC_LIGHT = List.of(0xC0392B, 0xF2C14E, 0x5FAD56);

  private Palette() {}

  /** The colour of a series, {@code 0xRRGGBB}; a stack's are red, yellow and green. */
  static int of(int series, Drawing drawing) {
    List<Integer> colours = drawing == Drawing.STACK ? TRAFFIC_LIGHT : APART;
    return colours.get(series % colours.size());
  }

  static byte[] parts(int rgb) {
    return new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb};
  }
}
