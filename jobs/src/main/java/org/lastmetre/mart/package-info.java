/** Mart: the published figures where other programs look for them, in a database and as files. */
package org.lastmetre.mart;
