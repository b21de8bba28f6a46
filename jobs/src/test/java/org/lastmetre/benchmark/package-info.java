/** What the nights are measured against. */
package org.lastmetre.benchmark;
