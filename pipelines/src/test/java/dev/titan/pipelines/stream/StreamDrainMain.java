package dev.titan.pipelines.stream;

import dev.titan.pipelines.cli.Titan;

/** The command line, which tells on stdout when something has arrived at a stream. */
public final class StreamDrainMain {
  /** The line that tells so. */
  static final String ARRIVED = "arrived";

  private StreamDrainMain() {}

  public static void main(String[] args) {
    StreamProbe.listen(
        point -> {
          if (point == StreamProbe.Point.LISTED) {
            System.out.println(ARRIVED);
          }
        });
    Titan.main(args);
  }
}
