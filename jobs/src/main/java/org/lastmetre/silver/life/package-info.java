/** Life: what an issue went through, from its raising to its end, and how long each part took. */
package org.lastmetre.silver.life;
