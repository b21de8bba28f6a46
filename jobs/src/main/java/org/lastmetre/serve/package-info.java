/**
 * Serve: the published night for readers, by JDBC and HTTP; it writes nothing but its users file.
 */
package org.lastmetre.serve;
