package toron.bench;

import ai.djl.pytorch.jni.JniUtils;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import toron.files.Json;
import toron.files.Progress;
import toron.moe.train.Batches;
import toron.moe.train.Tokens;

/**
 * Where a training step's time goes, as libtorch's own profiler saw it: each operator's time
 * without the operators it calls. Arguments: model, precision, {@code kept} or {@code
 * checkpointed}, steps.
 */
public final class TrainingProfile implements Progress {
  private static final int WARM = 3;
  private static final int SHOWN = 24;

  /** What an operator is for, by how its name begins; the first that fits. */
  private static final Map<String, String> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("matrix products", "aten::mm,aten::addmm,aten::linear,mkldnn::,aten::bmm");
    KINDS.put("attention", "aten::_scaled_dot_product");
    KINDS.put("optimizer and clipping", "aten::_fused_adamw_,aten::_foreach");
    KINDS.put("log-softmax of the head", "aten::_log_softmax,aten::exp_,aten::logsumexp");
    KINDS.put("activation", "aten::silu,aten::silu_backward");
    KINDS.put("rows to experts and back", "aten::index_select,aten::embedding,aten::scatter");
    KINDS.put("copies and casts", "aten::copy_,aten::cat,aten::zero_,aten::fill_,aten::clone");
    KINDS.put("sums and means", "aten::sum,aten::mean,aten::norm");
    KINDS.put("elementwise", "aten::mul,aten::add,aten::sub,aten::div,aten::neg,aten::rsqrt");
  }

  private final long from;
  private final long to;
  private final Path trace;
  private long step;
  private long began;
  private double seconds;

  private TrainingProfile(long from, long to, Path trace) {
    this.from = from;
    this.to = to;
    this.trace = trace;
  }

  public static void main(String[] args) throws IOException {
    int steps = Integer.parseInt(args[3]);
    Path trace = Files.createTempFile("trace", ".json");
    TrainingProfile profile = new TrainingProfile(WARM, WARM + steps, trace);
    Batches<Tokens> batches = Synthetic.rows(Synthetic.config(args[0]).vocabulary(), 4, 512, 205);
    TrainingSteps.run(
        Synthetic.config(args[0]),
        TrainingSteps.options(args[1], args[2].equals("checkpointed"), WARM + steps),
        false,
        batches,
        profile);
    profile.print(steps, Json.read(trace, JsonNode.class));
    Files.delete(trace);
  }

  @Override
  public void begin(String stage, long total, String unit) {}

  @Override
  public void advance(long by, String item) {
    step += by;
    if (step == from) {
      JniUtils.startProfile(false, false, false);
      began = System.nanoTime();
    } else if (step == to) {
      seconds = (System.nanoTime() - began) / 1e9;
      JniUtils.stopProfile(trace.toString());
    }
  }

  @Override
  public void end(String summary) {}

  /** An operator's call. */
  private record Call(String name, double begin, double end) {}

  private void print(int steps, JsonNode root) {
    List<Call> calls = new ArrayList<>();
    (root.isArray() ? root : root.path("traceEvents"))
        .forEach(
            event -> {
              if (event.path("ph").asText().equals("X")) {
                double at = event.path("ts").asDouble();
                calls.add(
                    new Call(event.path("name").asText(), at, at + event.path("dur").asDouble()));
              }
            });
    Map<String, double[]> operators = own(calls);
    double all = seconds / steps * 1e3;
    System.out.printf(Locale.ROOT, "%.0f ms a step, %d calls%n%n", all, calls.size() / steps);
    Map<String, double[]> kinds = new HashMap<>();
    double known = 0;
    for (Map.Entry<String, double[]> entry : operators.entrySet()) {
      double[] sum = kinds.computeIfAbsent(kind(entry.getKey()), k -> new double[2]);
      sum[0] += entry.getValue()[0];
      sum[1] += entry.getValue()[1];
      known += entry.getValue()[0] / 1e3 / steps;
    }
    table("what", kinds, steps, all);
    System.out.printf(
        Locale.ROOT,
        "| between operators | %.1f | %.1f | |%n%n",
        all - known,
        100 * (all - known) / all);
    table("operator", operators, steps, all);
  }

  private static String kind(String operator) {
    for (Map.Entry<String, String> kind : KINDS.entrySet()) {
      for (String beginning : kind.getValue().split(",")) {
        if (operator.startsWith(beginning)) {
          return kind.getKey();
        }
      }
    }
    return "the rest";
  }

  /** Microseconds without what is called inside, and calls, by operator. */
  private static Map<String, double[]> own(List<Call> calls) {
    calls.sort(
        Comparator.comparingDouble(Call::begin)
            .thenComparing(Call::end, Comparator.reverseOrder()));
    Map<String, double[]> own = new HashMap<>();
    Deque<Call> open = new ArrayDeque<>();
    for (Call call : calls) {
      while (!open.isEmpty() && open.peek().end <= call.begin) {
        open.pop();
      }
      double took = call.end - call.begin;
      double[] sum = own.computeIfAbsent(call.name, k -> new double[2]);
      sum[0] += took;
      sum[1]++;
      if (!open.isEmpty()) {
        own.computeIfAbsent(open.peek().name, k -> new double[2])[0] -= took;
      }
      open.push(call);
    }
    return own;
  }

  private static void table(String title, Map<String, double[]> rows, int steps, double all) {
    System.out.println("| " + title + " | ms a step | % | calls |");
    System.out.println("|---|---|---|---|");
    rows.entrySet().stream()
        .sorted((a, b) -> Double.compare(b.getValue()[0], a.getValue()[0]))
        .limit(SHOWN)
        .forEach(
            row -> {
              double milliseconds = row.getValue()[0] / 1e3 / steps;
              System.out.printf(
                  Locale.ROOT,
                  "| %s | %.1f | %.1f | %.0f |%n",
                  row.getKey(),
                  milliseconds,
                  100 * milliseconds / all,
                  row.getValue()[1] / steps);
            });
  }
}
