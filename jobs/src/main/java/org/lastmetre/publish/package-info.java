/** Publish: the gates, and the manifest that makes a night visible everywhere at once. */
package org.lastmetre.publish;
