package toron.structure;

import java.util.ArrayList;
import java.util.List;
import toron.files.Hashes;
import toron.ingest.Document;
import toron.structure.argument.CutWeights;
import toron.structure.debate.Debate;
import toron.structure.format.Draft;
import toron.structure.link.LinkWeights;
import toron.structure.link.Linker;
import toron.structure.speech.DraftFinder;
import toron.structure.text.SourceText;

/** Finds the debates in a document. It keeps no state: one instance may serve all threads. */
public final class DebateParser {

  private final LinkWeights links;
  private final CutWeights cuts;

  public DebateParser() {
    this(LinkWeights.current(), CutWeights.current());
  }

  private DebateParser(LinkWeights links, CutWeights cuts) {
    this.links = links;
    this.cuts = cuts;
  }

  /** A parser that ties arguments to each other by other weights. */
  public DebateParser withLinks(LinkWeights others) {
    return new DebateParser(others, cuts);
  }

  /** A parser that cuts speeches into arguments by other weights. */
  public DebateParser withCuts(CutWeights others) {
    return new DebateParser(links, others);
  }

  /**
   * What was found.
   *
   * @param debates none where {@code reason} says why
   * @param reason {@code no-debate}, or empty
   */
  public record Result(List<Debate> debates, String reason, String detail) {
    public Result {
      debates = List.copyOf(debates);
    }
  }

  /**
   * The debates of a document in the order in which they stand, or the reason why there are none.
   */
  public Result parse(Document document) {
    if (document.text().isBlank()) {
      return new Result(List.of(), "no-debate", "the document has no text");
    }
    SourceText source = new SourceText(document);
    List<Debate> debates = new ArrayList<>();
    for (Draft draft : new DraftFinder(source).find()) {
      debates.add(new DebateReader(draft, links, cuts).read(id(document, debates.size())));
    }
    return debates.isEmpty()
        ? new Result(List.of(), "no-debate", "no speeches of two sides were found")
        : new Result(debates, "", "");
  }

  /** Reads a debate whose speeches are known. */
  public Debate read(Document document, Outline outline) {
    SourceText source = new SourceText(document);
    Draft draft = outline.draft(source);
    return new DebateReader(draft, links, cuts).read(id(document, 0), outline.event());
  }

  /**
   * Which of several speeches of one side each answer answers: its index, or -1.
   *
   * @param names of the speakers of the speeches, empty where unknown
   * @param others texts that show how rare a word is, beside those of the speeches and answers
   */
  public List<Integer> answered(
      List<String> speeches, List<String> names, List<String> answers, List<String> others) {
    return Linker.answered(speeches, names, answers, others);
  }

  private static String id(Document document, int index) {
    return "b-" + Hashes.sha256(document.id() + "/" + index).substring(0, 16);
  }
}
