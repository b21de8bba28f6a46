package org.lastmetre.landing.line;

/** One thing a decoder says of a file: a row that counts, or rows that are passed over. */
public sealed interface Line permits DataLine, SkippedLine {}
