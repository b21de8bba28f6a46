package org.lastmetre.landing.table;

import java.util.List;

/**
 * A row of cells as it stands: a record of a delimited file or a row of a sheet.
 *
 * @param number as a spreadsheet counts it, the first being 1
 * @param cells their texts from the first column on; empty where there is none
 */
public record TableRow(long number, List<String> cells) {}
