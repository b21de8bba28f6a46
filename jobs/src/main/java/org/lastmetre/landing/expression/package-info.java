/**
 * Expression: what a mapping may compute from a source row, checked as a parsed tree before any row
 * is read.
 */
package org.lastmetre.landing.expression;
