package org.lastmetre.contract;

import java.io.Serializable;

/**
 * A condition that every row of a table meets.
 *
 * @param expression SQL over the table's columns; true or null for a good row
 * @param why the reason, for people
 */
public record Check(String expression, Text why) implements Serializable {}
