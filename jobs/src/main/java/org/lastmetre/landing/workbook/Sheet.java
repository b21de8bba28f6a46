package org.lastmetre.landing.workbook;

import java.io.Serializable;

/**
 * One sheet of a workbook.
 *
 * @param number its position from 1, hidden sheets counted
 * @param isVisible neither hidden nor very hidden
 * @param part the part of the workbook that holds its rows; null for a sheet without any, such as a
 *     chart
 */
public record Sheet(int number, String name, boolean isVisible, String part)
    implements Serializable {}
