package org.lastmetre.contract;

import java.io.Serializable;

/**
 * How a figure comes about.
 *
 * @param formula over other columns of its table, such as {@code resolved_on_time / due}, or in
 *     words of the field
 * @param why what it is for, and why it is reckoned so
 * @param source the rule, guidance or paper it follows; null where it follows none
 */
public record Measure(String formula, Text why, Text source) implements Serializable {}
