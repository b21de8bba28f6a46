/** Json: streams JSON objects, of lines or of one array, as flat rows of text. */
package org.lastmetre.landing.json;
