package toron.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import toron.corpus.EvidenceGate;
import toron.corpus.Message;
import toron.corpus.Provenance;
import toron.files.JsonLines;
import toron.files.Progress;
import toron.moe.generate.GenerationOptions;
import toron.moe.generate.Responder;
import toron.moe.tokenizer.Turn;
import toron.report.RunSummary.Answer;
import toron.report.RunSummary.Generation;
import toron.report.RunSummary.Grounding;
import toron.sft.Conversation;
import toron.structure.debate.Debate;

/**
 * What each state of the model writes on held-out prompts, and how much of it nothing supports:
 * numbers, names, quotations and citations that neither the prompt nor the debate's evidence holds.
 */
final class LineModels {
  /** Held-out prompts that are answered. */
  private static final int PROMPTS = 16;

  /** Answers shown in the report. */
  private static final int SHOWN = 3;

  private static final GenerationOptions DRAW = new GenerationOptions(96, 0.7, 0.95, 11, Set.of());

  private record Question(Conversation row, List<Turn> chat, String support) {}

  private final List<Question> questions;
  private final Map<String, List<Answer>> answers = new LinkedHashMap<>();
  private final List<Grounding> grounding = new ArrayList<>();
  private final Progress progress;

  private LineModels(List<Question> questions, Progress progress) {
    this.questions = questions;
    this.progress = progress;
  }

  /** Chooses prompts from the splits that are not trained on, task by task. */
  static LineModels over(Path rows, Path corpus, Path base, Progress progress) throws IOException {
    Map<String, String> evidence = evidence(corpus);
    Map<String, List<Conversation>> byTask = new TreeMap<>();
    for (String split : List.of("test", "validation")) {
      Path file = rows.resolve(split + ".jsonl");
      if (Files.exists(file)) {
        try (Stream<Conversation> all = JsonLines.read(file, Conversation.class)) {
          all.forEach(row -> byTask.computeIfAbsent(row.task(), t -> new ArrayList<>()).add(row));
        }
      }
    }
    byTask.values().forEach(list -> list.sort(Comparator.comparing(Conversation::id)));
    List<Question> questions = new ArrayList<>();
    try (Responder responder = Responder.load(base)) {
      int room = responder.positions() - DRAW.maxTokens();
      for (int i = 0; questions.size() < PROMPTS && i < 50; i++) {
        for (List<Conversation> rowsOfTask : byTask.values()) {
          if (i < rowsOfTask.size() && questions.size() < PROMPTS) {
            Question question = question(rowsOfTask.get(i), evidence);
            if (responder.promptTokens(question.chat) <= room) {
              questions.add(question);
            }
          }
        }
      }
    }
    return new LineModels(questions, progress);
  }

  private static Question question(Conversation row, Map<String, String> evidence) {
    List<Turn> chat = new ArrayList<>();
    StringBuilder support = new StringBuilder();
    for (Message message : row.messages()) {
      if (message.role().equals("assistant")) {
        break;
      }
      chat.add(new Turn(message.role(), message.content()));
      support.append(message.content()).append('\n');
    }
    Set<String> documents = new HashSet<>();
    for (Provenance place : row.provenance()) {
      if (documents.add(place.document())) {
        support.append(evidence.getOrDefault(place.document(), ""));
      }
    }
    return new Question(row, chat, support.toString());
  }

  private static Map<String, String> evidence(Path corpus) throws IOException {
    Map<String, String> evidence = new HashMap<>();
    try (Stream<Debate> debates = JsonLines.read(corpus.resolve("debates.jsonl"), Debate.class)) {
      debates.forEach(
          debate -> {
            StringBuilder read = new StringBuilder();
            for (Debate.Evidence one : debate.evidence()) {
              read.append(one.quote()).append('\n');
              @Nullable String citation = one.citation();
              read.append(citation == null ? "" : citation).append('\n');
            }
            debate.documents().forEach(d -> evidence.merge(d, read.toString(), String::concat));
          });
    }
    return evidence;
  }

  /** Lets a state of the model answer, and checks what it says. */
  void ask(String name, Path model) throws IOException {
    if (questions.isEmpty()) {
      return;
    }
    progress.begin("generate " + name, questions.size(), "prompts");
    EvidenceGate.Report all = EvidenceGate.Report.NONE;
    try (Responder responder = Responder.load(model)) {
      List<String> written =
          responder.respond(questions.stream().map(Question::chat).toList(), DRAW);
      for (int i = 0; i < written.size(); i++) {
        Question question = questions.get(i);
        EvidenceGate gate = new EvidenceGate(question.row.language(), question.support);
        EvidenceGate.Report report = gate.check(written.get(i));
        all = all.plus(report);
        List<int[]> spans = new ArrayList<>();
        report.unsupported().forEach(c -> spans.add(new int[] {c.begin(), c.end()}));
        answers
            .computeIfAbsent(question.row.id(), id -> new ArrayList<>())
            .add(new Answer(name, written.get(i), spans));
        progress.advance(1, question.row.task());
      }
    }
    Map<String, Long> kinds = new TreeMap<>();
    all.unsupported().forEach(c -> kinds.merge(StageCommand.code(c.kind()), 1L, Long::sum));
    Grounding measured = new Grounding(name, all.sentences(), kinds);
    grounding.add(measured);
    progress.end(
        String.format(
            java.util.Locale.ROOT, "%.0f unsupported claims per 100 sentences", measured.rate()));
  }

  List<Grounding> grounding() {
    return grounding;
  }

  /** Three prompts of different tasks with what every state wrote. */
  List<Generation> generations() {
    List<Generation> shown = new ArrayList<>();
    Set<String> tasks = new HashSet<>();
    for (String wanted : List.of("rebuttal", "answer", "judge", "constructive", "support", "")) {
      for (Question question : questions) {
        String task = question.row.task();
        if (shown.size() < SHOWN && (wanted.isEmpty() || task.equals(wanted)) && tasks.add(task)) {
          String prompt = question.chat.get(question.chat.size() - 1).content();
          shown.add(
              new Generation(
                  task,
                  question.row.language(),
                  prompt,
                  answers.getOrDefault(question.row.id(), List.of())));
        }
      }
    }
    return shown;
  }
}
