package org.lastmetre.landing.line;

import java.util.Map;
import org.lastmetre.contract.Reason;

/**
 * A row that counts.
 *
 * @param part the list whose elements the rows are, empty for the whole object; null for kinds of
 *     files without lists
 * @param values column to text as sent, empty cells left out
 * @param extra header to text of cells that no column claims
 * @param excess cells with text beyond the header: the row may have shifted
 * @param problem why it cannot be read as a row; null when it can
 */
public record DataLine(
    Spot spot,
    String part,
    Map<String, String> values,
    Map<String, String> extra,
    int excess,
    Reason problem)
    implements Line {}
