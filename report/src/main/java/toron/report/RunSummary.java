package toron.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one run of the whole line did, for people: written as {@code summary.json}, drawn by {@link
 * RunReport} and {@link SummaryTable}. Times stay out, so that the same run writes the same bytes.
 *
 * @param title what the run was over
 * @param toron the version
 * @param stages in the order in which data flowed
 * @param trainings with their curves
 * @param comparisons held-out measures before and after a training
 * @param grounding unsupported claims, after each state of the model
 * @param pages other pages of the run, beside the report
 */
public record RunSummary(
    String title,
    String toron,
    List<Stage> stages,
    List<Training> trainings,
    List<Comparison> comparisons,
    List<Grounding> grounding,
    List<Generation> generations,
    List<Link> pages) {

  public RunSummary {
    stages = List.copyOf(stages);
    trainings = List.copyOf(trainings);
    comparisons = List.copyOf(comparisons);
    grounding = List.copyOf(grounding);
    generations = List.copyOf(generations);
    pages = List.copyOf(pages);
  }

  /**
   * What went into a stage and what came out.
   *
   * @param name the command: {@code ingest}, {@code sft build}
   * @param unit of what went in: files, documents, debates
   * @param outUnit of what came out
   * @param drops reason to count
   * @param counts whatever else was counted: rows by task, pairs by signal
   */
  public record Stage(
      String name,
      long in,
      String unit,
      long out,
      @JsonProperty("out_unit") String outUnit,
      Map<String, Long> drops,
      Map<String, Long> counts) {
    public Stage {
      drops = copy(drops);
      counts = copy(counts);
    }

    public long dropped() {
      return drops.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * A training's curves.
   *
   * @param series name to points {@code [step, value]}, as {@link Curves} reads them from a metrics
   *     file
   */
  public record Training(String name, Map<String, List<double[]>> series) {
    public Training {
      series = copy(series);
    }
  }

  /**
   * One held-out measure.
   *
   * @param measure what was measured: {@code held-out loss}, {@code pairwise accuracy}
   * @param training what lies between before and after
   * @param better {@code lower} or {@code higher}
   * @param baseline what a guess reaches, where that is known
   * @param items how many rows or pairs were measured
   */
  public record Comparison(
      String measure,
      String training,
      @Nullable Double before,
      @Nullable Double after,
      String better,
      @Nullable Double baseline,
      long items) {
    /** Whether after is better than before; false where either is missing. */
    public boolean improved() {
      return before != null
          && after != null
          && ("lower".equals(better) ? after < before : after > before);
    }
  }

  /**
   * Claims in generated text that neither prompt nor evidence holds.
   *
   * @param model which state of the model wrote: {@code base}, {@code sft}, {@code dpo}
   * @param unsupported kind of claim (number, name, citation) to count
   */
  public record Grounding(String model, long sentences, Map<String, Long> unsupported) {
    public Grounding {
      unsupported = copy(unsupported);
    }

    public long claims() {
      return unsupported.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Per 100 sentences; not a number where nothing was written. */
    public double rate() {
      return sentences == 0 ? Double.NaN : 100.0 * claims() / sentences;
    }
  }

  /** One prompt and what each state of the model answered. */
  public record Generation(String task, String language, String prompt, List<Answer> answers) {
    public Generation {
      answers = List.copyOf(answers);
    }
  }

  /**
   * One answer.
   *
   * @param unsupported spans of the text, code points {@code [begin, end)}, that nothing supports
   */
  public record Answer(String model, String text, List<int[]> unsupported) {
    public Answer {
      unsupported = List.copyOf(unsupported);
    }
  }

  /** Another page of the run: {@code href} is relative to the report. */
  public record Link(String name, String href) {}

  private static <V> Map<String, V> copy(@Nullable Map<String, V> map) {
    return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
