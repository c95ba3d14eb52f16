package dev.titan.wire.bigquery.write;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Passes connections on to one of two servers of this machine: those that begin as TLS does, to the
 * one, all others to the other. So clients that know a single address reach both.
 */
final class OnePort implements AutoCloseable {
  /**
   * The first byte of a <a href="https://www.rfc-editor.org/rfc/rfc8446#section-5.1">record</a>.
   */
  private static final int HANDSHAKE = 0x16;

  private static final int BUFFER_BYTES = 1 << 16;

  private final ServerSocket front;
  private final int tlsPort;
  private final int plainPort;
  private final Set<Socket> tls = ConcurrentHashMap.newKeySet();
  private final Set<Socket> all = ConcurrentHashMap.newKeySet();

  private OnePort(ServerSocket front, int tlsPort, int plainPort) {
    this.front = front;
    this.tlsPort = tlsPort;
    this.plainPort = plainPort;
  }

  static OnePort start(int tlsPort, int plainPort) {
    try {
      OnePort port =
          new OnePort(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()), tlsPort, plainPort);
      thread(port::accept);
      return port;
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on this machine", e);
    }
  }

  int port() {
    return front.getLocalPort();
  }

  /** Cuts all connections that are TLS. */
  void dropTls() {
    tls.forEach(OnePort::close);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = front.accept();
        thread(() -> pass(client));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void pass(Socket client) {
    all.add(client);
    try (client) {
      client.setTcpNoDelay(true);
      PushbackInputStream in = new PushbackInputStream(client.getInputStream());
      int first = in.read();
      if (first < 0) {
        return;
      }
      in.unread(first);
      boolean secure = first == HANDSHAKE;
      if (secure) {
        tls.add(client);
      }
      try (Socket server =
          new Socket(InetAddress.getLoopbackAddress(), secure ? tlsPort : plainPort)) {
        server.setTcpNoDelay(true);
        thread(
            () -> {
              copy(server, client);
              close(client);
            });
        pump(in, server.getOutputStream());
      }
    } catch (IOException e) {
      // either side has gone: so does the other
    } finally {
      tls.remove(client);
      all.remove(client);
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      pump(from.getInputStream(), to.getOutputStream());
    } catch (IOException e) {
      // likewise
    }
  }

  private static void pump(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      out.write(buffer, 0, read);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is closed for us all the same
    }
  }

  private static void thread(Runnable work) {
    Thread thread = new Thread(work, "wire-port");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      front.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    all.forEach(OnePort::close);
  }
}
