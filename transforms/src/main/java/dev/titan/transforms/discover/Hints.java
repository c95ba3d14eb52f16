package dev.titan.transforms.discover;

/**
 * What is known of some records before anybody looks at them.
 *
 * @param fileName the name of the file, or empty
 * @param partName the zip member or sheet, or empty
 * @param source the source that the person or the folder names, or null
 * @param delimited whether they are rows of a CSV file or sheet, whose paths are header cells
 */
public record Hints(String fileName, String partName, String source, boolean delimited) {
  public Hints {
    fileName = fileName == null ? "" : fileName;
    partName = partName == null ? "" : partName;
  }
}
