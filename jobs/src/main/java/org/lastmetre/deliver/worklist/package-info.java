/** Worklists: for each village the households to visit next, by those responsible. */
package org.lastmetre.deliver.worklist;
