package toron.ingest;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where workers put what they need for a while: a folder within the output, so that what a killed
 * run leaves behind is found and removed by the next one.
 */
final class WorkArea implements AutoCloseable {
  /** Hidden, as the lock is. */
  static final String FOLDER = ".work";

  private final Path folder;

  private WorkArea(Path folder) {
    this.folder = folder;
  }

  /** Removes what another run left; the caller has the lock of the output folder. */
  static WorkArea in(Path out) throws IOException {
    WorkArea area = new WorkArea(out.resolve(FOLDER));
    delete(area.folder);
    return area;
  }

  /** A folder of its own for one process. */
  Path scratch() throws IOException {
    Files.createDirectories(folder);
    return Files.createTempDirectory(folder.toAbsolutePath(), "worker");
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      try {
        Files.deleteIfExists(path);
      } catch (DirectoryNotEmptyException e) {
        // A reader of a killed run still writes here before it ends; the next run removes it.
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    delete(folder);
  }
}
