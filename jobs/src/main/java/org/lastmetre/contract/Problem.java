package org.lastmetre.contract;

import java.io.Serializable;

/**
 * Why a value, or a row, is refused.
 *
 * @param code the reason's code, as {@link Reason#code()}
 * @param column the column's canonical name; for a choice of columns their names joined by {@code
 *     |}
 * @param value the value as read; null where there was none
 * @param sentence what is wrong and how to mend it, already filled in
 */
public record Problem(String code, String column, String value, Text sentence)
    implements Serializable {}
