/** Silver: what a raw row means, entity by entity; its rules are plain Java without Spark. */
package org.lastmetre.silver;
