/** Wulipu sub-district in the spring and summer of 2023, sized to its published figures. */
package org.lastmetre.generate.wulipu;
