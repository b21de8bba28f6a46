/** Agreement: what the nights publish against an independent count of the same files. */
package org.lastmetre.agreement;
