package dev.titan.pipelines.badinput;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What a file may be packed in. */
enum Packing {
  PLAIN(""),
  GZIP(".gz"),
  ZIP(".zip");

  private final String extension;

  Packing(String extension) {
    this.extension = extension;
  }

  String extension() {
    return extension;
  }

  byte[] pack(String name, byte[] content) {
    if (this == PLAIN) {
      return content;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (this == GZIP) {
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
          gzip.write(content);
        }
      } else {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
          ZipEntry entry = new ZipEntry(name);
          entry.setTime(0);
          zip.putNextEntry(entry);
          zip.write(content);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
