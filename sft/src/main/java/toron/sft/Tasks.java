package toron.sft;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The kinds of exercise, by name, in the order in which a debate's rows are written. */
final class Tasks {
  static final List<String> NAMES =
      List.of(
          "constructive",
          "issue",
          "rebuttal",
          "extend",
          "answer",
          "question",
          "weigh",
          "judge",
          "dropped",
          "flow",
          "structure",
          "support");

  private static final Map<String, Consumer<Round>> MAKERS =
      Map.ofEntries(
          Map.entry("constructive", CaseTasks::constructive),
          Map.entry("issue", CaseTasks::issue),
          Map.entry("rebuttal", ReplyTasks::rebuttal),
          Map.entry("extend", ReplyTasks::extend),
          Map.entry("weigh", ReplyTasks::weigh),
          Map.entry("answer", QuestionTasks::answer),
          Map.entry("question", QuestionTasks::question),
          Map.entry("support", QuestionTasks::support),
          Map.entry("judge", FlowTasks::judge),
          Map.entry("dropped", FlowTasks::dropped),
          Map.entry("flow", FlowTasks::flow),
          Map.entry("structure", FlowTasks::structure));

  private Tasks() {}

  static void make(String task, Round round) {
    Consumer<Round> maker = MAKERS.get(task);
    if (maker == null) {
      throw new IllegalArgumentException("unknown task '" + task + "'");
    }
    maker.accept(round);
  }
}
