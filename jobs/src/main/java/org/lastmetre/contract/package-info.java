/**
 * Contract: what a table promises, loaded from YAML, checked on load; every column word comes from
 * here.
 */
package org.lastmetre.contract;
