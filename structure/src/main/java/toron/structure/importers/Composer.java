package toron.structure.importers;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toron.files.Hashes;
import toron.ingest.Document;
import toron.structure.DebateParser;
import toron.structure.Outline;
import toron.structure.debate.Debate;
import toron.structure.debate.Location;
import toron.structure.debate.Side;

/**
 * Puts the pieces of one debate together as a document, and remembers where each of them stands.
 */
final class Composer {
  private final StringBuilder text = new StringBuilder();
  private final List<Outline.Turn> turns = new ArrayList<>();
  private final List<Debate.Score> scores = new ArrayList<>();
  private final List<Aimed> comments = new ArrayList<>();
  private int judging = -1;

  Composer(String motion) {
    line("Motion: " + motion);
  }

  private Outline.Range line(String words) {
    String single = single(words);
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

  /** A judge's comment on the last speech, and the stretches of it that are aimed at. */
  private record Aimed(
      String judge,
      int speech,
      Debate.@Nullable Stance stance,
      Outline.Range words,
      List<Outline.Range> aims) {}

  /**
   * A judge's comment on the last speech.
   *
   * @param sentences the speech, sentence by sentence
   * @param aims which of them the comment speaks of; counted from 0
   * @throws IllegalArgumentException where the speech does not hold such a sentence
   */
  void comment(
      String judge,
      Debate.@Nullable Stance stance,
      String words,
      List<String> sentences,
      List<Integer> aims) {
    if (judging < 0) {
      judging = text.length();
    }
    List<Outline.Range> where = ranges(turns.get(turns.size() - 1).body(), sentences);
    List<Outline.Range> aimed = new ArrayList<>();
    for (int aim : aims) {
      if (aim < 0 || aim >= where.size()) {
        throw new IllegalArgumentException(
            "a comment speaks of sentence " + aim + " of " + where.size());
      }
      aimed.add(where.get(aim));
    }
    Outline.Range line = line(judge + ": " + words);
    Outline.Range said = new Outline.Range(line.begin() + judge.length() + 2, line.end());
    comments.add(new Aimed(judge, turns.size() - 1, stance, said, aimed));
  }

  /** Where sentences stand in a speech, one behind the other. */
  private List<Outline.Range> ranges(Outline.Range body, List<String> sentences) {
    List<Outline.Range> found = new ArrayList<>();
    int from = body.begin();
    for (String sentence : sentences) {
      String single = single(sentence);
      int begin = text.indexOf(single, from);
      if (begin < 0 || begin + single.length() > body.end()) {
        throw new IllegalArgumentException("the speech lacks its sentence '" + single + "'");
      }
      from = begin + single.length();
      found.add(new Outline.Range(begin, from));
    }
    return found;
  }

  private static String single(String words) {
    return words.strip().replaceAll("[\\s&&[^\\u3000]]+", " ");
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
    return new Composed(document, scored(new DebateParser().read(document, outline), document));
  }

  /** What the data says of points and comments counts, whatever was read from the words. */
  private Debate scored(Debate d, Document document) {
    if (scores.isEmpty() && comments.isEmpty()) {
      return d;
    }
    Debate.Decision read = d.decision();
    Debate.Decision decision =
        new Debate.Decision(
            null,
            List.of(),
            List.of(),
            List.of(),
            scores,
            read == null ? null : read.reason(),
            comments.stream().map(c -> located(c, document)).toList());
    return new Debate(
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
        decision,
        d.speakers(),
        d.confidence(),
        d.warnings());
  }

  private static Debate.Comment located(Aimed comment, Document document) {
    return new Debate.Comment(
        comment.judge(),
        comment.speech(),
        comment.stance(),
        document.text().substring(comment.words().begin(), comment.words().end()),
        List.of(location(comment.words(), document)),
        comment.aims().stream().map(a -> location(a, document)).toList());
  }

  private static Location location(Outline.Range range, Document document) {
    String text = document.text();
    int begin = text.codePointCount(0, range.begin());
    return new Location(
        document.id(), 1, begin, begin + text.codePointCount(range.begin(), range.end()));
  }
}
