/** Makes random counties whose files hold everything the source contract allows or refuses. */
package org.lastmetre.county;
