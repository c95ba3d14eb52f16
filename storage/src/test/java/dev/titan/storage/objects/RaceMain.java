package dev.titan.storage.objects;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Child process: tries to create objects {@code race/0 ...}, and prints which ones it won. */
final class RaceMain {
  private RaceMain() {}

  /**
   * @param args folder, name of this child, number of objects, {@code link} or {@code move}
   */
  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]);
    Path lockFile = FolderObjectStore.lockFile(root);
    Naming naming =
        args[3].equals("link") ? Naming.byLink(lockFile) : Naming.byLockedMove(lockFile);
    ObjectStore store = FolderObjectStore.open(root, Access.SHARED, naming);
    System.out.println("ready");
    if (System.in.read() < 0) {
      return;
    }
    byte[] content = args[1].repeat(5_000).getBytes(StandardCharsets.UTF_8);
    int count = Integer.parseInt(args[2]);
    for (int i = 0; i < count; i++) {
      if (store.createIfAbsent("race/" + i, content)) {
        System.out.println(i);
      }
    }
  }
}
