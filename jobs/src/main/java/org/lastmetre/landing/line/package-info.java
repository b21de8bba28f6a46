/** Line: what a decoder says of a file, row by row, whatever kind the file is of. */
package org.lastmetre.landing.line;
