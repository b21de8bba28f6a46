/** Sihong county, 2025: staff go down, know and solve. */
package org.lastmetre.generate.sihong;
