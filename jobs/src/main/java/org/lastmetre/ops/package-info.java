/** Ops: one unattended night from lock to publication, its record, and its morning line. */
package org.lastmetre.ops;
