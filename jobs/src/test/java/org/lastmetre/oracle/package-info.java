/**
 * Counts the gold tables a second time, straight from the files and the contract, sharing no line
 * of code with the job: where both agree, neither misread it alone.
 */
package org.lastmetre.oracle;
