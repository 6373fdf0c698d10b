package toron.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the ways of training cost beside each other: precision, checkpointing, adapters. Arguments:
 * model, rounds, steps a round, and optionally rows, their length and masked tokens a row.
 */
public final class TrainingWays {
  private static final List<List<String>> WAYS =
      List.of(
          List.of("float32", "kept", "full"),
          List.of("float32", "checkpointed", "full"),
          List.of("float32", "kept", "lora"),
          List.of("bfloat16", "kept", "full"),
          List.of("bfloat16", "checkpointed", "full"),
          List.of("bfloat16", "kept", "lora"));

  private TrainingWays() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    List<Way> ways = WAYS.stream().map(Way::new).toList();
    for (int round = 0; round < Integer.parseInt(args[1]); round++) {
      for (Way way : ways) {
        List<String> arguments = new ArrayList<>(List.of(args[0]));
        arguments.addAll(way.arguments);
        arguments.addAll(List.of(args).subList(2, args.length));
        way.add(TrainingBench.toron(arguments.toArray(String[]::new)));
      }
    }
    System.out.println("| way | s/step | against the first | peak MiB | GFLOP/s | of GEMM peak |");
    System.out.println("|---|---|---|---|---|---|");
    double first = TrainingSteps.median(ways.get(0).seconds);
    for (Way way : ways) {
      double median = TrainingSteps.median(way.seconds);
      System.out.printf(
          Locale.ROOT,
          "| %s | %.3f | %.2f | %d | %.0f | %.2f |%n",
          String.join(", ", way.arguments),
          median,
          median / first,
          way.last.path("peak_mib").asLong(),
          way.last.path("gflops").asDouble(),
          way.last.path("share_of_peak").asDouble());
    }
  }

  /** One way and what was measured of it. */
  private static final class Way {
    private final List<String> arguments;
    private final List<Double> seconds = new ArrayList<>();
    private JsonNode last = MissingNode.getInstance();

    Way(List<String> arguments) {
      this.arguments = arguments;
    }

    void add(JsonNode figures) {
      figures.path("seconds").forEach(second -> seconds.add(second.asDouble()));
      last = figures;
    }
  }
}
