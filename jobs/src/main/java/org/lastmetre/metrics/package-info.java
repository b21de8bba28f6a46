/** Metrics: runs any metric query over the periods that changed; knows the name of none. */
package org.lastmetre.metrics;
