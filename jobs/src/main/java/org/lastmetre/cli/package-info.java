/** The commands; the only room that reads the clock, the environment or arguments, or exits. */
package org.lastmetre.cli;
