package org.lastmetre.publish;

/** How much of a publication is taken to where it is shown. */
public enum Extent {
  /** What has changed since the night that is shown there. */
  CHANGED,
  /** Everything, whatever is shown there. */
  EVERYTHING
}
