package org.lastmetre.landing.table;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.lastmetre.contract.Words;

/**
 * The header of a table: one row, or two rows read together.
 *
 * @param firstRow its first row, counted from 1; rows above it are titles
 * @param lastRow its last row
 * @param columns cell position, from 0, to column: the contract's name, or for a mapped file the
 *     source's name as {@link Words#matchKey} writes it
 * @param unknown cell position to header of columns that no contract column claims
 * @param width how many cells it has, unnamed and repeated ones among them; what stands beyond them
 *     in a row is too much
 * @param absent columns of the contract that the header lacks
 * @param key position of the contract's key column; -1 where there is none
 */
public record Header(
    long firstRow,
    long lastRow,
    Map<Integer, String> columns,
    Map<Integer, String> unknown,
    int width,
    List<String> absent,
    int key)
    implements Serializable {}
