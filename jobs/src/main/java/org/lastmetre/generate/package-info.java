/**
 * Generate: writes sample jurisdictions as such places would send them, the same bytes every time.
 */
package org.lastmetre.generate;
