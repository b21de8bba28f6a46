/** The vault: replaces what names a person by keyed pseudonyms and seals the values themselves. */
package org.lastmetre.vault;
