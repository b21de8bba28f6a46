/** Bagongshan district in the first half of 2017, sized to its published figures. */
package org.lastmetre.generate.bagongshan;
