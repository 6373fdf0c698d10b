package toron.corpus.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import toron.files.Hashes;
import toron.ingest.Box;
import toron.ingest.Document;
import toron.structure.debate.Debate;
import toron.structure.debate.Debate.ArgumentKind;
import toron.structure.debate.Debate.Issue;
import toron.structure.debate.Debate.Passage;
import toron.structure.debate.Debate.Relation;
import toron.structure.debate.Debate.SpeechKind;
import toron.structure.debate.Location;
import toron.structure.debate.Side;

/**
 * Writes a document and the debate in it side by side, so that every text stands where its location
 * says. In texts, a form feed begins a new page and <code>{e1:…}</code> is what evidence e1 quotes.
 */
public final class Script {
  private final String id;
  private final String language;
  private final String format;
  private final StringBuilder text = new StringBuilder();
  private final List<Integer> pages = new ArrayList<>(List.of(0));
  private final List<Debate.Bench> sides = new ArrayList<>();
  private final List<Debate.Speaker> speakers = new ArrayList<>();
  private final List<Debate.Speech> speeches = new ArrayList<>();
  private final Map<String, Debate.Argument> arguments = new LinkedHashMap<>();
  private final Map<String, Debate.Evidence> evidence = new TreeMap<>();
  private final Map<String, String> citations = new LinkedHashMap<>();
  private final List<Debate.Exchange> exchanges = new ArrayList<>();
  private final List<Debate.Comment> comments = new ArrayList<>();
  private @Nullable Passage motion;
  private Debate.@Nullable Decision decision;
  private Debate.@Nullable Speech open;
  private int speechBegin;

  public Script(String name, String language, String format) {
    this.id = Hashes.sha256(name).substring(0, 16);
    this.language = language;
    this.format = format;
  }

  public String documentId() {
    return "d-" + id;
  }

  public String debateId() {
    return "b-" + id;
  }

  public Script motion(String words) {
    int begin = length();
    append(words);
    motion = passage(begin);
    append("\n");
    return this;
  }

  public Script team(Side side, String label, @Nullable String team) {
    sides.add(new Debate.Bench(side, label, team));
    return this;
  }

  public Script speaker(String speaker, @Nullable String name) {
    speakers.add(new Debate.Speaker(speaker, name));
    return this;
  }

  /** Begins a speech; the label is printed before it. */
  public Script speech(String role, @Nullable Side side, SpeechKind kind, String label) {
    return speech(role, side, kind, label, null);
  }

  public Script speech(
      String role, @Nullable Side side, SpeechKind kind, String label, @Nullable String speaker) {
    end();
    append(label + "\n");
    speechBegin = length();
    open = new Debate.Speech(speeches.size(), role, side, kind, label, speaker, "", List.of());
    return this;
  }

  public Script cite(String evidenceId, String citation) {
    citations.put(evidenceId, citation);
    return this;
  }

  /** Words of the speech that are in no unit. */
  public Script say(String words) {
    append(words);
    return this;
  }

  public Script unit(
      String argument,
      ArgumentKind kind,
      @Nullable Issue issue,
      @Nullable String label,
      String words) {
    return unit(argument, kind, issue, label, null, words);
  }

  public Script unit(
      String argument,
      ArgumentKind kind,
      @Nullable Issue issue,
      @Nullable String label,
      @Nullable String parent,
      String words) {
    Debate.Speech speech = speech();
    int begin = length();
    List<String> read = append(words);
    Passage at = passage(begin);
    arguments.put(
        argument,
        new Debate.Argument(
            argument,
            speech.index(),
            speech.side(),
            kind,
            issue,
            label,
            parent,
            at.text(),
            at.location(),
            read,
            null,
            List.of()));
    return this;
  }

  /** The unit just written, or any other, bears on another. */
  public Script target(String argument, Relation relation, String target) {
    Debate.Argument a = argument(argument);
    List<Debate.Target> targets = new ArrayList<>(a.targets());
    targets.add(new Debate.Target(target, relation, 0.9, Debate.Cue.SIGNPOST));
    arguments.put(argument, with(a, a.status(), targets));
    return this;
  }

  public Script status(String argument, Debate.Status status) {
    Debate.Argument a = argument(argument);
    arguments.put(argument, with(a, status, a.targets()));
    return this;
  }

  public Script exchange(String question, String answer) {
    Debate.Speech speech = speech();
    int begin = length();
    append(question);
    Passage asked = passage(begin);
    append("\n");
    begin = length();
    append(answer);
    exchanges.add(new Debate.Exchange(speech.index(), asked, passage(begin)));
    append("\n");
    return this;
  }

  /** The decision, with votes as J1, J2, … and a reason printed in the document. */
  public Script decision(Side winner, List<Side> votes, String reason) {
    int begin = length();
    append(reason);
    Passage why = passage(begin);
    List<Debate.Vote> cast = new ArrayList<>();
    for (Side vote : votes) {
      cast.add(new Debate.Vote("J" + (cast.size() + 1), vote));
    }
    decision = new Debate.Decision(winner, cast, List.of(), List.of(), List.of(), why, List.of());
    return this;
  }

  /** A judge finds fault with a stretch of a speech that has ended; there is no other decision. */
  public Script fault(String judge, int speech, String stretch, String words) {
    end();
    int at = text.indexOf(stretch, text.indexOf(speeches.get(speech).text()));
    int from = text.codePointCount(0, at);
    List<Location> aim = locations(from, from + stretch.codePointCount(0, stretch.length()));
    int begin = length();
    append(words);
    Passage said = passage(begin);
    append("\n");
    comments.add(
        new Debate.Comment(judge, speech, Debate.Stance.FAULT, said.text(), said.location(), aim));
    decision =
        new Debate.Decision(
            null, List.of(), List.of(), List.of(), List.of(), null, List.copyOf(comments));
    return this;
  }

  public Debate debate() {
    end();
    return new Debate(
        debateId(),
        List.of(documentId()),
        locations(0, length()),
        language,
        format,
        motion,
        Debate.Event.UNKNOWN,
        sides,
        speeches,
        List.copyOf(arguments.values()),
        List.copyOf(evidence.values()),
        exchanges,
        decision,
        speakers,
        0.9,
        List.of());
  }

  public Document document(@Nullable String contribution) {
    end();
    List<Document.Page> printed = new ArrayList<>();
    for (int i = 0; i < pages.size(); i++) {
      int to = i + 1 < pages.size() ? pages.get(i + 1) : length();
      List<Document.Line> lines = lines(pages.get(i), to);
      printed.add(
          new Document.Page(i + 1, 595, 842, Document.Extraction.TEXT_LAYER, 1, List.of(), lines));
    }
    String path = (contribution == null ? "stray" : contribution) + "/" + id + ".pdf";
    return new Document(
        documentId(),
        new Document.Source(
            path, Hashes.sha256(text.toString()), "application/pdf", 1, contribution),
        language,
        null,
        text.toString(),
        printed,
        List.of(),
        new Document.Quality(1, List.of()));
  }

  /** The lines of a page, each with a box. */
  private List<Document.Line> lines(int from, int to) {
    String all = text.toString();
    List<Document.Line> lines = new ArrayList<>();
    int at = from;
    while (at < to) {
      int begin = all.offsetByCodePoints(0, at);
      int feed = all.indexOf('\n', begin);
      int last = all.offsetByCodePoints(0, to);
      String words = all.substring(begin, feed < 0 ? last : Math.min(feed, last));
      int end = at + words.codePointCount(0, words.length());
      Box box = new Box(72, 72 + 14 * lines.size(), 500, 84 + 14 * lines.size());
      lines.add(
          new Document.Line(
              words, at, end, box, Document.Role.BODY, Document.Writing.HORIZONTAL, 10));
      at = end + 1;
    }
    return lines;
  }

  private Debate.Speech speech() {
    if (open == null) {
      throw new IllegalStateException("no speech has begun");
    }
    return open;
  }

  private Debate.Argument argument(String name) {
    Debate.Argument found = arguments.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no unit " + name);
    }
    return found;
  }

  private static Debate.Argument with(
      Debate.Argument a, Debate.@Nullable Status status, List<Debate.Target> targets) {
    return new Debate.Argument(
        a.id(),
        a.speech(),
        a.side(),
        a.kind(),
        a.issue(),
        a.label(),
        a.parent(),
        a.text(),
        a.location(),
        a.evidence(),
        status,
        targets);
  }

  private void end() {
    Debate.Speech speech = open;
    if (speech != null) {
      Passage said = passage(speechBegin);
      speeches.add(
          new Debate.Speech(
              speech.index(),
              speech.role(),
              speech.side(),
              speech.kind(),
              speech.label(),
              speech.speaker(),
              said.text(),
              said.location()));
      append("\n");
      open = null;
    }
  }

  private List<String> append(String words) {
    List<String> read = new ArrayList<>();
    int from = 0;
    while (from < words.length()) {
      char c = words.charAt(from);
      if (c == '\f') {
        pages.add(length());
        from++;
      } else if (c == '{') {
        int colon = words.indexOf(':', from);
        int close = words.indexOf('}', from);
        String name = words.substring(from + 1, colon);
        int begin = length();
        text.append(words, colon + 1, close);
        Passage quoted = passage(begin);
        evidence.put(
            name, new Debate.Evidence(name, quoted.text(), citations.get(name), quoted.location()));
        read.add(name);
        from = close + 1;
      } else {
        text.append(c);
        from++;
      }
    }
    return read;
  }

  private int length() {
    return text.codePointCount(0, text.length());
  }

  private Passage passage(int begin) {
    String all = text.toString();
    return new Passage(all.substring(all.offsetByCodePoints(0, begin)), locations(begin, length()));
  }

  private List<Location> locations(int begin, int end) {
    List<Location> found = new ArrayList<>();
    for (int i = 0; i < pages.size(); i++) {
      int from = Math.max(begin, pages.get(i));
      int to = Math.min(end, i + 1 < pages.size() ? pages.get(i + 1) : end);
      if (to > from) {
        found.add(new Location(documentId(), i + 1, from, to));
      }
    }
    return found;
  }
}
