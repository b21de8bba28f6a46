/** Catalogue: the page of all tables and columns that readers see, written from their promises. */
package org.lastmetre.contract.catalogue;
