package dev.titan.pipelines.launch;

/**
 * A tenant and one of its locations, or neither, where the layout of a folder says them.
 *
 * @param tenant the tenant, or null
 * @param location the location, or null
 */
record TemplatePlace(String tenant, String location) {

  /** That of a text such as {@code acme/pune}; null for neither. */
  static TemplatePlace of(String text) {
    if (text == null) {
      return new TemplatePlace(null, null);
    }
    int slash = text.indexOf('/');
    return new TemplatePlace(text.substring(0, slash), text.substring(slash + 1));
  }
}
