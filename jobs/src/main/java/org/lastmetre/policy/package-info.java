/** Policy: what a jurisdiction decides for itself, read from its YAML files. */
package org.lastmetre.policy;
