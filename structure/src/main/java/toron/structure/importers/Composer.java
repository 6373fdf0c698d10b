package toron.structure.importers;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toron.files.Hashes;
import toron.ingest.Document;
import toron.structure.Debate;
import toron.structure.DebateParser;
import toron.structure.Outline;
import toron.structure.Side;

/**
 * Puts the pieces of one debate together as a document, and remembers where each of them stands.
 */
final class Composer {
  private final StringBuilder text = new StringBuilder();
  private final List<Outline.Turn> turns = new ArrayList<>();
  private final List<Debate.Score> scores = new ArrayList<>();
  private int judging = -1;

  Composer(String motion) {
    line("Motion: " + motion);
  }

  private Outline.Range line(String words) {
    String single = words.strip().replaceAll("[\\s&&[^\\u3000]]+", " ");
    int begin = text.length();
    text.append(single);
    int end = text.length();
    text.append('\n');
    return new Outline.Range(begin, end);
  }

  /** A speech of one or more paragraphs. */
  void speech(
      @Nullable String role,
      Side side,
      Debate.SpeechKind kind,
      String label,
      @Nullable String speaker,
      List<String> paragraphs) {
    Outline.Range heading = line(label);
    int begin = text.length();
    int end = begin;
    for (String paragraph : paragraphs) {
      if (!paragraph.isBlank()) {
        end = line(paragraph).end();
      }
    }
    turns.add(new Outline.Turn(role, side, kind, heading, speaker, new Outline.Range(begin, end)));
  }

  /** Votes on the last speech: how many of those asked held that it meets a criterion. */
  void votes(Side side, String criterion, int votes, int asked) {
    scores.add(new Debate.Score(side, turns.size() - 1, null, criterion, votes, (double) asked));
  }

  void comment(String judge, String words) {
    if (judging < 0) {
      judging = text.length();
    }
    line(judge + ": " + words);
  }

  /** What a debate and its document are made of. */
  record Composed(Document document, Debate debate) {}

  /**
   * @param path the file that the pieces come from, and the entry in it
   * @param sha256 of that file
   */
  Composed compose(String path, String sha256, String contribution) {
    String whole = text.substring(0, text.length() - 1);
    List<Document.Line> lines = new ArrayList<>();
    int at = 0;
    for (String line : whole.split("\n", -1)) {
      int end = at + line.codePointCount(0, line.length());
      lines.add(
          new Document.Line(
              line, at, end, null, Document.Role.BODY, Document.Writing.HORIZONTAL, 0));
      at = end + 1;
    }
    Document.Page page =
        new Document.Page(1, 0, 0, Document.Extraction.TEXT_LAYER, 1, List.of(), lines);
    Document document =
        new Document(
            "d-" + Hashes.sha256(path + "\n" + whole).substring(0, 16),
            new Document.Source(
                path,
                sha256,
                "text/plain",
                whole.getBytes(StandardCharsets.UTF_8).length,
                contribution),
            "en",
            null,
            whole,
            List.of(page),
            List.of(),
            new Document.Quality(1, List.of()));
    Outline.Range decision = judging < 0 ? null : new Outline.Range(judging, whole.length());
    Outline outline = new Outline("unknown", Debate.Event.UNKNOWN, turns, decision);
    return new Composed(document, scored(new DebateParser().read(document, outline)));
  }

  private Debate scored(Debate d) {
    return scores.isEmpty()
        ? d
        : new Debate(
            d.id(),
            d.documents(),
            d.location(),
            d.language(),
            d.format(),
            d.motion(),
            d.event(),
            d.sides(),
            d.speeches(),
            d.arguments(),
            d.evidence(),
            d.exchanges(),
            new Debate.Decision(null, List.of(), List.of(), List.of(), scores, null),
            d.speakers(),
            d.confidence(),
            d.warnings());
  }
}
