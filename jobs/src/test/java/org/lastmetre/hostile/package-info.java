/** Hostile: files as townships should not send them and do, each with its fate counted by hand. */
package org.lastmetre.hostile;
