package toron.corpus.withdraw;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import toron.files.BadDataException;
import toron.files.Manifest;

/** The stages' folders below some roots, with their manifests. */
record Survey(List<Stage> stages, List<String> notUnderstood, List<String> pages) {
  /** The order in which a withdrawal goes: what was made last is rewritten first. */
  private static final List<String> ORDER =
      List.of("rlhf", "sft", "corpus", "structure", "import", "ingest");

  private static final Set<String> DATA = Set.copyOf(ORDER);

  /** A folder with a manifest. */
  record Stage(Path folder, Manifest manifest) {
    String name() {
      return manifest.stage();
    }

    /** Whether it holds rows rather than a model. */
    boolean data() {
      return DATA.contains(name());
    }

    /** The folders that it was made from. */
    List<Path> inputs() {
      List<Path> inputs = new ArrayList<>();
      for (String input : manifest.inputs().keySet()) {
        inputs.add(manifest.input(folder, input));
      }
      return inputs;
    }
  }

  static Survey of(List<Path> roots) throws IOException {
    Map<Path, Stage> found = new LinkedHashMap<>();
    List<String> strange = new ArrayList<>();
    TreeSet<String> pages = new TreeSet<>();
    for (Path root : roots) {
      if (!Files.isDirectory(root)) {
        throw BadDataException.in(root, "not a folder");
      }
      List<Path> files;
      try (Stream<Path> all = Files.walk(root.toAbsolutePath().normalize())) {
        files = all.filter(Files::isRegularFile).sorted().toList();
      }
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        Path folder = file.getParent();
        if (name.equals(Manifest.FILE) && folder != null) {
          try {
            found.put(folder, new Stage(folder, Manifest.of(folder)));
          } catch (BadDataException e) {
            strange.add(String.valueOf(e.getMessage()));
          }
        } else if (name.endsWith(".html")) {
          pages.add(file.toString());
        }
      }
    }
    List<Stage> stages = new ArrayList<>(found.values());
    stages.sort(
        Comparator.comparingInt((Stage s) -> ORDER.indexOf(s.name()))
            .thenComparing(s -> s.folder().toString()));
    return new Survey(stages, strange, List.copyOf(pages));
  }
}
