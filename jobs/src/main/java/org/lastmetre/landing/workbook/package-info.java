/** Workbook: streams the rows of XLSX sheets as the texts a clerk meant, in bounded memory. */
package org.lastmetre.landing.workbook;
