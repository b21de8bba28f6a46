/** Json: streams JSON lines, one object each, as flat rows of text. */
package org.lastmetre.landing.json;
