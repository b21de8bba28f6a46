/**
 * Whole nights as operators and readers meet them: stopped, killed, late, and through the launcher.
 */
package org.lastmetre.nights;
