/** The lake: the only room that says Delta, a path, a version or a write mode. */
package org.lastmetre.lake;
