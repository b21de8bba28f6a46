/** Testing: nights run in the test's own process, and files read by another route than theirs. */
package org.lastmetre.testing;
