package org.lastmetre.landing.workbook;

import java.util.List;

/**
 * A row that the sheet holds.
 *
 * @param number the sheet's own number of it, from 1
 * @param cells texts from column A on, empty where a cell has none; no cells for a row that is
 *     formatted and nothing else
 */
public record SheetRow(long number, List<String> cells) {}
