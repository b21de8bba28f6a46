/** Shengxin village in 2020, sized to its published figures. */
package org.lastmetre.generate.shengxin;
