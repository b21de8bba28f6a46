/** The dashboard: a folder of pages and data that opens from disk, made from published tables. */
package org.lastmetre.deliver.dashboard;
