package toron.corpus.withdraw;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import toron.corpus.withdraw.Survey.Stage;
import toron.corpus.withdraw.WithdrawalRecord.Tainted;
import toron.files.AtomicFiles;
import toron.files.Json;

/**
 * The models that have learnt from a contribution: by their manifests, by the hashes of the data
 * that they were trained on, by their cards, and by the models that they start from.
 */
final class Taint {
  private static final String MARK = "withdrawn.json";
  private static final String CARD = "README.md";
  private static final String HEADING = "## Withdrawn data";

  private Taint() {}

  static List<Tainted> of(
      Survey survey, List<Path> roots, String contribution, Collection<String> reachedHashes)
      throws IOException {
    Map<Path, Tainted> found = new LinkedHashMap<>();
    List<Stage> models = survey.stages().stream().filter(s -> !s.data()).toList();
    for (Stage model : models) {
      if (Planning.lists(model.manifest(), contribution) || trainedOn(model, reachedHashes)) {
        found.put(model.folder(), tainted(model.folder(), model.name(), "trained on"));
      }
    }
    cards(roots, contribution, found);
    boolean more = true;
    while (more) {
      more = false;
      for (Stage model : models) {
        boolean starts = model.inputs().stream().anyMatch(found::containsKey);
        if (starts && !found.containsKey(model.folder())) {
          found.put(model.folder(), tainted(model.folder(), model.name(), "starts from"));
          more = true;
        }
      }
    }
    return List.copyOf(found.values());
  }

  private static boolean trainedOn(Stage model, Collection<String> hashes) {
    return model.manifest().details().get("data") instanceof Map<?, ?> data
        && data.values().stream().anyMatch(hash -> hashes.contains(String.valueOf(hash)));
  }

  /** Models without a manifest, such as a copy of one: their cards name the contributions. */
  private static void cards(List<Path> roots, String contribution, Map<Path, Tainted> found)
      throws IOException {
    for (Path root : roots) {
      List<Path> files;
      try (Stream<Path> all = Files.walk(root.toAbsolutePath().normalize())) {
        files = all.filter(f -> f.endsWith(CARD) && Files.isRegularFile(f)).sorted().toList();
      }
      for (Path card : files) {
        Path folder = card.getParent();
        if (folder != null
            && !found.containsKey(folder)
            && names(card, contribution)
            && !weights(folder).isEmpty()) {
          found.put(folder, tainted(folder, "model", "trained on"));
        }
      }
    }
  }

  private static boolean names(Path card, String contribution) throws IOException {
    for (String line : Files.readAllLines(card, StandardCharsets.UTF_8)) {
      if (line.startsWith("Contributions: ")) {
        String listed = line.substring("Contributions: ".length()).replaceAll("\\.$", "");
        return Set.of(listed.split(", ")).contains(contribution);
      }
    }
    return false;
  }

  private static Tainted tainted(Path folder, String stage, String why) throws IOException {
    List<String> weights = new ArrayList<>();
    weights(folder).forEach(file -> weights.add(folder.relativize(file).toString()));
    return new Tainted(folder.toString(), stage, why, weights, false);
  }

  /** Weights and the optimiser's state, in the folder and in its checkpoints. */
  private static List<Path> weights(Path folder) throws IOException {
    List<Path> weights = new ArrayList<>();
    try (Stream<Path> own = Files.list(folder)) {
      own.filter(f -> f.toString().endsWith(".safetensors")).sorted().forEach(weights::add);
    }
    Path checkpoints = folder.resolve("checkpoints");
    if (Files.isDirectory(checkpoints)) {
      try (Stream<Path> all = Files.walk(checkpoints)) {
        all.filter(Files::isRegularFile).sorted().forEach(weights::add);
      }
    }
    return weights;
  }

  /** A mark in a model's folder and on its card. */
  record Mark(String contribution, String why, String date, String signedBy) {}

  /** Marks a model; deletes its weights where that is asked for. */
  static Tainted mark(Tainted model, Mark mark, boolean delete) throws IOException {
    Path folder = Path.of(model.folder());
    if (delete) {
      for (String file : model.weights()) {
        Files.deleteIfExists(folder.resolve(file));
      }
    }
    List<Mark> marks = new ArrayList<>();
    Path file = folder.resolve(MARK);
    if (Files.isRegularFile(file)) {
      marks.addAll(List.of(Json.read(file, Mark[].class)));
    }
    if (marks.stream().noneMatch(m -> m.contribution().equals(mark.contribution()))) {
      marks.add(mark);
      Json.write(file, marks);
    }
    card(folder, marks);
    return new Tainted(model.folder(), model.stage(), model.why(), model.weights(), delete);
  }

  private static void card(Path folder, List<Mark> marks) throws IOException {
    Path card = folder.resolve(CARD);
    if (!Files.isRegularFile(card)) {
      return;
    }
    String text = Files.readString(card, StandardCharsets.UTF_8);
    int old = text.indexOf("\n" + HEADING);
    StringBuilder out = new StringBuilder(old < 0 ? text.stripTrailing() + "\n" : text);
    out.setLength(old < 0 ? out.length() : old);
    out.append('\n').append(HEADING).append("\n\n");
    for (Mark mark : marks) {
      out.append("- The contribution `").append(mark.contribution());
      out.append("` was withdrawn on ").append(mark.date()).append("; this model was ");
      out.append(mark.why().equals("trained on") ? "trained on it" : "made from one that was");
      out.append(".\n");
    }
    AtomicFiles.writeString(card, out.toString());
  }
}
