/** Testing: nights run in the test's own process. */
package org.lastmetre.testing;
