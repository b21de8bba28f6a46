package org.lastmetre.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port for a server of a test, on this machine alone. */
public final class FreePort {
  private FreePort() {}

  /** A port that nobody listens on at the moment. */
  public static int any() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
