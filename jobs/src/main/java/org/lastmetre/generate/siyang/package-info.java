/** Siyang county, 2021: three haves, three musts. */
package org.lastmetre.generate.siyang;
