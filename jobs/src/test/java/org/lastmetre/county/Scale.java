package org.lastmetre.county;

/** How large a county is, and which of the policies it has. */
record Scale(
    long seed,
    String code,
    char variant,
    int townships,
    int households,
    int visits,
    int issues,
    int surveys) {

  /** One record in so many is given a peculiarity; small counties need them closer together. */
  int stride() {
    return households < 200 ? 2 : 4;
  }
}
