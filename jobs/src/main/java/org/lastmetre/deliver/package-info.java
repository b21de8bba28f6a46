/** Deliver: what goes back to those who send, and the forms they fill in. */
package org.lastmetre.deliver;
