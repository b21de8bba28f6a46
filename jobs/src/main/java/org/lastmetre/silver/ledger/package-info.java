/** Ledgers: what became of every file, row, withdrawal and unknown name, for all to check. */
package org.lastmetre.silver.ledger;
