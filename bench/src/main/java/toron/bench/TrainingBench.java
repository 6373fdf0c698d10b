package toron.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import toron.files.Json;

/**
 * Training steps beside transformers' ({@code rival.py}), in processes that take turns; ratios of
 * medians. Arguments: the Python of an environment with torch and transformers, {@code rival.py},
 * rounds, steps a round, and optionally the models, precisions and expert implementations to
 * measure.
 */
public final class TrainingBench {
  private static final String EXPERTS = "eager,grouped_mm,batched_mm";

  /** Seconds after which a process is ended, as one that cannot be the fastest. */
  private static final long LIMIT = 100;

  /** What the launcher sets, for both. */
  private static final Map<String, String> LAUNCHER =
      Map.of(
          "OMP_WAIT_POLICY",
          "PASSIVE",
          "GOMP_SPINCOUNT",
          "0",
          "THP_MEM_ALLOC_ENABLE",
          "1",
          "MALLOC_ARENA_MAX",
          "1",
          "MALLOC_MMAP_THRESHOLD_",
          "33554432",
          "MALLOC_TRIM_THRESHOLD_",
          "8589934592",
          "MALLOC_TOP_PAD_",
          "67108864");

  private final String python;
  private final Path rival;
  private final int rounds;
  private final String steps;
  private final List<String> experts;

  private TrainingBench(String python, Path rival, int rounds, String steps, List<String> experts) {
    this.python = python;
    this.rival = rival;
    this.rounds = rounds;
    this.steps = steps;
    this.experts = experts;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    TrainingBench bench =
        new TrainingBench(
            args[0],
            Path.of(args[1]),
            Integer.parseInt(args[2]),
            args[3],
            List.of((args.length > 6 ? args[6] : EXPERTS).split(",")));
    System.out.println(
        "| model | precision | Toron s/step | transformers s/step | experts | speed | peak MiB |"
            + " theirs | memory | share of GEMM peak | versions |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|---|");
    for (String model : (args.length > 4 ? args[4] : "17m,97m").split(",")) {
      for (String precision : (args.length > 5 ? args[5] : "float32,bfloat16").split(",")) {
        bench.row(model, precision);
      }
    }
  }

  private void row(String model, String precision) throws IOException, InterruptedException {
    String experts = fastest(model, precision);
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    long memory = 0;
    long theirMemory = 0;
    String versions = "";
    for (int round = 0; round < rounds; round++) {
      JsonNode one = toron(model, precision);
      one.path("seconds").forEach(second -> ours.add(second.asDouble()));
      shares.add(one.path("share_of_peak").asDouble());
      memory = Math.max(memory, one.path("peak_mib").asLong());
      JsonNode other = transformers(model, precision, experts, steps);
      other.path("seconds").forEach(second -> theirs.add(second.asDouble()));
      theirMemory = Math.max(theirMemory, other.path("peak_mib").asLong());
      versions = other.path("versions").asText();
    }
    double mine = TrainingSteps.median(ours);
    double his = TrainingSteps.median(theirs);
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %.3f | %.3f | %s | %.2f | %d | %d | %.2f | %.2f | %s |%n",
        model,
        precision,
        mine,
        his,
        experts,
        his / mine,
        memory,
        theirMemory,
        memory / (double) theirMemory,
        TrainingSteps.median(shares),
        versions);
  }

  /** Tries each implementation that transformers has, shortly. */
  private String fastest(String model, String precision) throws IOException, InterruptedException {
    String best = experts.get(0);
    double least = Double.MAX_VALUE;
    for (String one : experts) {
      JsonNode tried = transformers(model, precision, one, "3");
      List<Double> seconds = new ArrayList<>();
      tried.path("seconds").forEach(second -> seconds.add(second.asDouble()));
      if (seconds.isEmpty()) {
        System.err.println(
            model + " " + precision + " " + one + ": did not run, or not within " + LIMIT + " s");
      } else {
        double median = TrainingSteps.median(seconds);
        System.err.printf(Locale.ROOT, "%s %s %s: %.3f s%n", model, precision, one, median);
        if (median < least) {
          least = median;
          best = one;
        }
      }
    }
    return best;
  }

  private JsonNode toron(String model, String precision) throws IOException, InterruptedException {
    return toron(model, precision, "kept", "full", steps);
  }

  /** Runs {@link TrainingSteps} in a process of its own. */
  static JsonNode toron(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                TrainingSteps.class.getName()));
    command.addAll(List.of(arguments).subList(0, 4));
    command.add("3");
    command.addAll(List.of(arguments).subList(4, arguments.length));
    return line(command);
  }

  private JsonNode transformers(String model, String precision, String experts, String count)
      throws IOException, InterruptedException {
    return line(
        List.of(
            python,
            rival.toString(),
            "--model",
            model,
            "--precision",
            precision,
            "--experts",
            experts,
            "--steps",
            count));
  }

  /** The last line that a process prints, which is JSON; empty where the process failed. */
  private static JsonNode line(List<String> command) throws IOException, InterruptedException {
    Path file = Files.createTempFile("figures", ".json");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectOutput(file.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      LAUNCHER.forEach(builder.environment()::putIfAbsent);
      Process process = builder.start();
      boolean ended = process.waitFor(LIMIT, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      String out = Files.readString(file).strip();
      if (!ended || process.exitValue() != 0 || out.isEmpty()) {
        return Json.mapper().createObjectNode();
      }
      return Json.mapper().readTree(out.substring(out.lastIndexOf('\n') + 1));
    } finally {
      Files.delete(file);
    }
  }
}
