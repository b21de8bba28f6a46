/** Query: one published night asked in SQL, and its answers as text. */
package org.lastmetre.query;
