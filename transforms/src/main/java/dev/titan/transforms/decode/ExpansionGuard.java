package dev.titan.transforms.decode;

import dev.titan.schemas.reason.ReasonCode;
import dev.titan.schemas.settings.Limits;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Counts what comes out of one input's containers and stops a bomb before it fills the disk. */
final class ExpansionGuard {
  private final Limits.Expansion limits;
  private final long inputBytes;
  private long expanded;

  ExpansionGuard(Limits.Expansion limits, long inputBytes) {
    this.limits = limits;
    this.inputBytes = inputBytes;
  }

  void add(long bytes) {
    expanded += bytes;
    if (expanded > limits.maxBytes()) {
      throw tooLarge("to more than " + limits.maxBytes() + " bytes");
    }
    if (expanded > limits.ratioFloor() && expanded / limits.maxRatio() > inputBytes) {
      throw tooLarge("more than " + limits.maxRatio() + " to 1");
    }
  }

  InputStream counting(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        int b = super.read();
        add(b < 0 ? 0 : 1);
        return b;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        add(Math.max(0, count));
        return count;
      }
    };
  }

  OutputStream counting(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(int b) throws IOException {
        add(1);
        out.write(b);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        add(length);
        out.write(bytes, offset, length);
      }
    };
  }

  private static InputException tooLarge(String how) {
    return new InputException(ReasonCode.INPUT_LIMIT, "the input expands " + how);
  }
}
