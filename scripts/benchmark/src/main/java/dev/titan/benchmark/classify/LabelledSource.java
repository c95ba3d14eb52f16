package dev.titan.benchmark.classify;

import java.nio.file.Path;

/**
 * One source of the corpus.
 *
 * @param half {@code tuning} or {@code test}
 * @param vendor whose system writes it
 * @param name its name among those of the vendor
 * @param file the data
 * @param label what it is
 */
public record LabelledSource(String half, String vendor, String name, Path file, Label label) {
  /** Its place in the corpus. */
  public String id() {
    return half + "/" + vendor + "/" + name;
  }
}
