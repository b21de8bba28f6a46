/** Paper: a document of tables and charts as a workbook, as a page to print, and as PDF. */
package org.lastmetre.deliver.paper;
