/** Bulletins: what a jurisdiction's month, quarter or year comes to, from published tables. */
package org.lastmetre.deliver.bulletin;
