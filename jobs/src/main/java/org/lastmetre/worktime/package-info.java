/** Worktime: working hours and days, and the statutory calendar. */
package org.lastmetre.worktime;
