package dev.titan.storage.cloud;

import dev.titan.storage.objects.StorageException;

/** Says what Cloud Storage refuses, and what to do. */
final class GcsErrors {
  private GcsErrors() {}

  /**
   * What could not be done to which object. The service's own words stay out: they may name
   * accounts.
   */
  static StorageException cannot(
      String doing, String place, com.google.cloud.storage.StorageException e) {
    String reason = e.getReason() == null ? "" : " " + e.getReason();
    return new StorageException(
        "cannot "
            + doing
            + " "
            + place
            + " ("
            + (e.getCode() == 0 ? "no answer" : "HTTP " + e.getCode() + reason)
            + "): "
            + remedy(e.getCode()),
        e);
  }

  private static String remedy(int code) {
    return switch (code) {
      case 401 ->
          "sign in with gcloud auth application-default login, or set GOOGLE_APPLICATION_CREDENTIALS";
      case 403 -> "give this account the right to read and write the bucket's objects";
      case 404 -> "check the name of the bucket";
      default ->
          "check the network and https://status.cloud.google.com, then run the command again";
    };
  }
}
