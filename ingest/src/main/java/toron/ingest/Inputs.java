package toron.ingest;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import toron.files.BadDataException;
import toron.files.Config;
import toron.files.ConfigException;

/** The files to read, in the order of their paths, and whose they are. */
final class Inputs {
  /** One file; {@code path} is what the contract's rows call it. */
  record Item(Path file, String path, @Nullable String contribution) {}

  private final List<Item> items = new ArrayList<>();
  private final Map<String, Contribution> contributions = new TreeMap<>();
  private final Map<Path, @Nullable Contribution> byFolder = new HashMap<>();

  private Inputs() {}

  static Inputs of(List<Path> roots) throws IOException {
    Inputs inputs = new Inputs();
    for (Path root : roots) {
      if (!Files.exists(root)) {
        throw new ConfigException(root + ": no such file or folder");
      }
      Path name = root.toAbsolutePath().normalize().getFileName();
      String prefix = roots.size() > 1 && Files.isDirectory(root) ? name + "/" : "";
      inputs.walk(root, prefix);
    }
    inputs.items.sort(Comparator.comparing(Item::path));
    for (int i = 1; i < inputs.items.size(); i++) {
      if (inputs.items.get(i).path().equals(inputs.items.get(i - 1).path())) {
        throw new ConfigException(
            inputs.items.get(i).path() + ": two inputs have this path; name a folder above both");
      }
    }
    return inputs;
  }

  List<Item> items() {
    return items;
  }

  /** Those that some file lies in, by id. */
  List<Contribution> contributions() {
    return List.copyOf(contributions.values());
  }

  private void walk(Path root, String prefix) throws IOException {
    if (Files.isRegularFile(root)) {
      add(root, root.toAbsolutePath().getParent(), String.valueOf(root.getFileName()));
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return !folder.equals(root) && hidden(folder)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!hidden(file) && !Contribution.FILE.equals(String.valueOf(file.getFileName()))) {
              add(file, root, prefix + root.relativize(file).toString().replace('\\', '/'));
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static boolean hidden(Path path) {
    return String.valueOf(path.getFileName()).startsWith(".");
  }

  private void add(Path file, @Nullable Path root, String path) throws IOException {
    Contribution contribution = nearest(file.toAbsolutePath().getParent(), root);
    if (contribution != null) {
      Contribution other = contributions.putIfAbsent(contribution.id(), contribution);
      if (other != null && !other.equals(contribution)) {
        throw new BadDataException(
            path + ": two different contributions call themselves '" + contribution.id() + "'");
      }
    }
    items.add(new Item(file, path, contribution == null ? null : contribution.id()));
  }

  /** The manifest in the folder or in the nearest one above it, up to the root. */
  private @Nullable Contribution nearest(@Nullable Path folder, @Nullable Path root)
      throws IOException {
    if (folder == null) {
      return null;
    }
    if (byFolder.containsKey(folder)) {
      return byFolder.get(folder);
    }
    Path manifest = folder.resolve(Contribution.FILE);
    Contribution found = null;
    if (Files.isRegularFile(manifest)) {
      try {
        found = Config.read(manifest, Contribution.class);
      } catch (ConfigException e) {
        throw new BadDataException(String.valueOf(e.getMessage()), e);
      }
    } else if (root != null && !folder.equals(root.toAbsolutePath())) {
      found = nearest(folder.getParent(), root);
    }
    byFolder.put(folder, found);
    return found;
  }
}
