/** Landing: finds the files that were sent and decodes them into text rows; corrects nothing. */
package org.lastmetre.landing;
