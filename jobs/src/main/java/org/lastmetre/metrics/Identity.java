package org.lastmetre.metrics;

import org.lastmetre.contract.Text;

/**
 * What must hold across the rows of a metric.
 *
 * @param sql yields the offending rows, {@code jurisdiction} among their columns; none when all is
 *     well; the rows just computed are {@code new_<table>}
 * @param why what is broken when it yields any
 */
public record Identity(String sql, Text why) {}
