/** What every sample place shares: names, handwritings, files and the defects planted in them. */
package org.lastmetre.generate.township;
