/** Table: finds the header of rows of cells and tells their data from what stands around it. */
package org.lastmetre.landing.table;
