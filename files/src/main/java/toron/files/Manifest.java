package toron.files;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code manifest.json} of a run folder: who wrote it, from what, with which settings, and the
 * counts. Times and speeds stay out, so that the same run writes the same bytes; they go to {@code
 * run.json}.
 *
 * @param contract the version of the data contract
 * @param stage the command that wrote the folder, such as {@code ingest}
 * @param toron the version of Toron
 * @param inputs name to path, relative to the folder of this manifest where possible
 * @param configuration the resolved settings
 * @param counts what went in, came out, and was dropped
 * @param details whatever else the stage has to say
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Manifest(
    String contract,
    String stage,
    String toron,
    Map<String, String> inputs,
    Map<String, Object> configuration,
    Map<String, Long> counts,
    Map<String, Object> details) {
  public static final String CONTRACT = "1.0";
  public static final String FILE = "manifest.json";

  public Manifest {
    inputs = copy(inputs);
    configuration = copy(configuration);
    counts = copy(counts);
    details = copy(details);
  }

  /** A manifest of this version of Toron. */
  public static Manifest of(
      String stage,
      Map<String, String> inputs,
      Map<String, Object> configuration,
      Map<String, Long> counts,
      Map<String, Object> details) {
    return new Manifest(CONTRACT, stage, Version.TORON, inputs, configuration, counts, details);
  }

  /**
   * The manifest of a folder.
   *
   * @throws BadDataException when the folder has none, or one of another contract
   */
  public static Manifest of(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw BadDataException.in(folder, "no " + FILE + ": not the output of a toron stage");
    }
    Manifest manifest = Json.read(file, Manifest.class);
    if (!CONTRACT.equals(manifest.contract)) {
      throw BadDataException.in(
          file, "contract " + manifest.contract + ", this Toron reads " + CONTRACT);
    }
    return manifest;
  }

  public void write(Path folder) throws IOException {
    Json.write(folder.resolve(FILE), this);
  }

  /**
   * The folder that an input names.
   *
   * @param folder where this manifest lies
   */
  public Path input(Path folder, String name) {
    String path = inputs.get(name);
    if (path == null) {
      throw BadDataException.in(folder.resolve(FILE), "names no input '" + name + "'");
    }
    return folder.resolve(path).normalize();
  }

  /** How {@link #inputs} names a path: relative to the folder where both share a root. */
  public static String relative(Path folder, Path input) {
    Path from = folder.toAbsolutePath().normalize();
    Path to = input.toAbsolutePath().normalize();
    return from.relativize(to).toString().replace('\\', '/');
  }

  private static <V> Map<String, V> copy(@org.jspecify.annotations.Nullable Map<String, V> map) {
    return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
