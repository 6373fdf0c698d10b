package toron.structure.speech;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.format.Draft;
import toron.structure.format.Format;
import toron.structure.heading.Mark;
import toron.structure.heading.Marks;
import toron.structure.heading.NameMarks;
import toron.structure.heading.Sections;
import toron.structure.speech.Alignment.Debating;
import toron.structure.speech.Alignment.Placed;
import toron.structure.text.SourceText;
import toron.structure.text.SourceText.TextLine;
import toron.structure.text.Span;

/** Finds the debates of a document: by labelled speeches first, by turns of named speakers else. */
public final class DraftFinder {
  private static final int EMPTY = 15;
  private static final int GOES_ON = 400;
  private static final int TURN = 80;
  private static final int WORDS = 20;

  /** Shorter turns of a name are questions put to who speaks. */
  private static final int QUESTION = 150;

  /** By how much headings of names must make a reading better. */
  private static final double SURER = 0.5;

  /** So few labels may as well be a list of participants above a transcript. */
  private static final int THIN = 5;

  private final SourceText source;
  private final HeadReader head;
  private final Marks marks;
  private final Bodies bodies;
  private final Fragments fragments;

  public DraftFinder(SourceText source) {
    this.source = source;
    this.head = new HeadReader(source);
    this.marks = new Marks(source);
    this.bodies = new Bodies(source);
    this.fragments = new Fragments(source);
  }

  public List<Draft> find() {
    List<Mark> labels = marks.find();
    Reading reading = aligned(labels);
    List<Mark> named = new NameMarks(source).with(labels);
    if (named.size() > labels.size()) {
      Reading more = aligned(named);
      List<Debating> read = reading.debates();
      boolean one =
          more.debates().size() <= Math.max(1, read.size()); // talk begins again and again
      boolean surer = Alignment.score(more.debates()) > Alignment.score(read) + SURER;
      reading = one && surer ? more : reading;
    }
    int labelled = reading.debates().stream().mapToInt(d -> d.speeches().size()).sum();
    List<Draft> turns = new TurnFinder(source, head).find();
    List<Draft> speeches = drafts(reading);
    boolean thin = labelled < THIN && sided(turns) >= 2L * labelled;
    boolean torn =
        intrusions(speeches, turns, labelled < THIN ? WORDS : TURN) >= Math.max(2, labelled);
    List<Draft> found = labelled == 0 || thin || torn ? turns : speeches;
    return told(found);
  }

  /** A round told by who speaks, where that tells more than labels and names have. */
  private List<Draft> told(List<Draft> found) {
    boolean whole =
        found.size() == 1 && found.get(0).missing().isEmpty() && !found.get(0).order().isEmpty();
    if (found.size() > 1 || whole) {
      return found;
    }
    RoundFinder finder = new RoundFinder(source, head);
    Draft round = finder.find();
    boolean talk = found.size() == 1 && !chaired(found.get(0));
    boolean more =
        round != null
            && ((talk && finder.shaped())
                || sided(List.of(round)) >= sided(found) + (found.isEmpty() ? 0 : 2));
    return more ? List.of(round) : found;
  }

  private static boolean chaired(Draft draft) {
    return draft.turns().stream().anyMatch(t -> t.kind() == Debate.SpeechKind.MODERATION);
  }

  private List<Draft> drafts(Reading reading) {
    List<Debating> debates = reading.debates();
    List<Draft> drafts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < debates.size(); i++) {
      int limit =
          i + 1 < debates.size()
              ? lineBegin(debates.get(i + 1).speeches().get(0).mark())
              : source.text().length();
      Draft draft = draft(debates.get(i), from, limit, i + 1 < debates.size(), reading.left());
      drafts.add(draft);
      from = draft.whole().end();
    }
    return drafts;
  }

  /** Where labels are repeated behind an offset. */
  private int repeatedBehind(List<Placed> left, int last) {
    return left.stream()
        .mapToInt(p -> lineBegin(p.mark()))
        .filter(begin -> begin > last)
        .min()
        .orElse(source.text().length());
  }

  /**
   * What labels were read as.
   *
   * @param left labels that repeat those of a debate
   */
  private record Reading(List<Debating> debates, List<Placed> left) {}

  private Reading aligned(List<Mark> all) {
    List<Mark> found = claims(withoutAgenda(withoutRemarks(all)));
    List<Debating> best = Alignment.best(found, restarts(found), source);
    List<Placed> left = new ArrayList<>();
    Debating piece = fragments.find(best);
    while (piece != null) {
      found = Fragments.without(found, piece);
      left.addAll(piece.speeches());
      best = Alignment.best(found, restarts(found), source);
      piece = fragments.find(best);
    }
    return new Reading(best, left);
  }

  /** A label that comes back before a few words is a speaker who goes on after an interruption. */
  private List<Mark> claims(List<Mark> found) {
    List<Mark> weighed = new ArrayList<>();
    Set<String> before = new HashSet<>();
    for (int i = 0; i < found.size(); i++) {
      Mark mark = found.get(i);
      boolean again = !before.add(text(mark.label()));
      boolean goesOn = again && mark.inline() && bodyLength(found, i) < GOES_ON;
      boolean named = mark.turns().stream().allMatch(t -> t.weight() <= 0.5);
      boolean puts = named && mark.inline() && bodyLength(found, i) < QUESTION;
      boolean resumes = named && goesOn && resumes(found, i);
      boolean faint = puts || resumes;
      Mark doubtful = faint ? mark.opening(faint(mark)) : mark;
      weighed.add(faint || (goesOn && !named) ? doubtful.claiming(0.1) : mark);
    }
    return weighed;
  }

  /** Whether a short turn of another broke into a speech of the same name. */
  private boolean resumes(List<Mark> found, int i) {
    return i >= 2
        && bodyLength(found, i - 1) < QUESTION
        && bodyLength(found, i - 2) >= QUESTION
        && text(found.get(i - 2).label()).equals(text(found.get(i).label()));
  }

  private static List<Mark.FormatTurn> faint(Mark mark) {
    return mark.turns().stream().map(t -> t.times(0.3)).toList();
  }

  /** Turns of other speakers that labelled speeches run over: then the labels head no speeches. */
  private static long intrusions(List<Draft> speeches, List<Draft> turns, int length) {
    List<Span> bodies =
        speeches.stream()
            .flatMap(d -> d.turns().stream())
            .filter(t -> t.side() != null && t.kind() != Debate.SpeechKind.CROSS_EXAMINATION)
            .map(Draft.Turn::body)
            .toList();
    return turns.stream()
        .flatMap(d -> d.turns().stream())
        .filter(t -> t.side() != null && t.body().length() >= length)
        .filter(
            t ->
                bodies.stream()
                    .anyMatch(b -> b.begin() < t.label().begin() && t.label().begin() < b.end()))
        .count();
  }

  private static long sided(List<Draft> drafts) {
    return drafts.stream().flatMap(d -> d.turns().stream()).filter(t -> t.side() != null).count();
  }

  /** Judges speak of the stages again: after their heading, a label with text behind is theirs. */
  private List<Mark> withoutRemarks(List<Mark> found) {
    List<Mark> kept = new ArrayList<>();
    int next = 0;
    boolean judging = false;
    for (TextLine line : source.lines()) {
      Sections.Found section = Sections.find(source.text(), line.begin(), line.end());
      boolean marked = next < found.size() && found.get(next).line() == line.index();
      if (section != null && section.kind() == Sections.Kind.DECISION && next > 1) {
        judging = true;
      } else if (judging
          && (head.announces(line)
              || (marked && !found.get(next).inline() && spoken(found, next)))) {
        judging = false;
      }
      if (marked) {
        if (!judging) {
          kept.add(found.get(next));
        }
        next++;
      }
    }
    return kept;
  }

  private boolean spoken(List<Mark> found, int i) {
    return bodyLength(found, i) > 8 * EMPTY && !marks.bulleted(found.get(i));
  }

  /** A programme lists the speeches, but nothing is said between them. */
  private List<Mark> withoutAgenda(List<Mark> found) {
    Set<Integer> empty = new HashSet<>();
    for (int i = 0; i < found.size(); i++) {
      if (bodyLength(found, i) < EMPTY) {
        empty.add(i);
      }
    }
    List<Mark> kept = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      boolean neighbours = empty.contains(i - 1) || empty.contains(i + 1);
      boolean listed = empty.contains(i) && (neighbours || repeated(found, i));
      boolean lastListed =
          !says(found, i) && empty.contains(i - 1) && (repeated(found, i) || beside(found, i));
      if (!listed && !lastListed) {
        kept.add(found.get(i));
      }
    }
    return kept;
  }

  /** The last of a list of names: "Arguing against the motion: A, B" under such a line. */
  private boolean beside(List<Mark> found, int i) {
    Mark mark = found.get(i);
    Mark above = found.get(i - 1);
    TextLine line = source.lines().get(mark.line());
    int behind = line.end() - Math.min(line.end(), mark.body());
    boolean names = mark.speaker() != null && above.speaker() != null;
    boolean brief = behind > 0 && behind < 2 * EMPTY && !ends(line);
    return mark.line() == above.line() + 1
        && (brief || (names && (bodyLength(found, i) < 8 * EMPTY || speaksLater(mark))));
  }

  /** Who is listed and then speaks under the own name: "MS. ABEL: …". */
  private boolean speaksLater(Mark mark) {
    Span speaker = mark.speaker();
    if (speaker == null) {
      return false;
    }
    String[] parts = text(speaker).strip().split("[\\s　]+", -1);
    Pattern turn =
        Pattern.compile(
            "(?mi)^[^:\\n]{0,20}" + Pattern.quote(parts[parts.length - 1]) + "[^:\\n]{0,10}:");
    return turn.matcher(source.text()).region(mark.body(), source.text().length()).find();
  }

  private boolean ends(TextLine line) {
    return line.end() > line.begin()
        && "。.!?！？」”\"".indexOf(source.text().charAt(line.end() - 1)) >= 0;
  }

  /** Whether a name opens a speech on its own line: no programme prints that. */
  private boolean says(List<Mark> found, int i) {
    Mark mark = found.get(i);
    return mark.inline()
        && mark.turns().stream().allMatch(t -> t.weight() <= 0.5)
        && bodyLength(found, i) >= QUESTION;
  }

  private boolean repeated(List<Mark> found, int i) {
    String label = text(found.get(i).label());
    return found.subList(i + 1, found.size()).stream().anyMatch(m -> text(m.label()).equals(label));
  }

  private int bodyLength(List<Mark> found, int i) {
    int begin = found.get(i).body();
    int end = i + 1 < found.size() ? lineBegin(found.get(i + 1)) : source.text().length();
    return begin >= end ? 0 : source.trim(begin, end).length();
  }

  private Set<Integer> restarts(List<Mark> found) {
    Set<Integer> restarts = new HashSet<>();
    int next = 0;
    boolean announced = false;
    for (TextLine line : source.lines()) {
      announced |= head.announces(line);
      if (next < found.size() && found.get(next).line() == line.index()) {
        if (announced && next > 0) {
          restarts.add(next);
        }
        announced = false;
        next++;
      }
    }
    return restarts;
  }

  private Draft draft(Debating debate, int from, int limit, boolean more, List<Placed> left) {
    List<Placed> placed = debate.speeches();
    int first = lineBegin(placed.get(0).mark());
    int last = placed.get(placed.size() - 1).mark().body();
    Ending.Found ending = new Ending(source, head).find(last, limit, more);
    int speech = Math.min(ending.speech(), repeatedBehind(left, last));
    List<Span> printed = new ArrayList<>(List.of(new Span(from, first)));
    placed.forEach(p -> printed.add(heading(p.mark())));
    List<Draft.Turn> turns = new ArrayList<>();
    for (int i = 0; i < placed.size(); i++) {
      Mark mark = placed.get(i).mark();
      int end = i + 1 < placed.size() ? lineBegin(placed.get(i + 1).mark()) : speech;
      turns.add(turn(placed.get(i), printed, bodies.body(mark.body(), end)));
    }
    turns =
        new Interludes(source)
            .split(turns, debate.format().turns(), placed.stream().map(Placed::turn).toList());
    List<Format.Turn> missing = missing(debate.format(), turns);
    int there = debate.format().turns().size() - missing.size();
    double found = (double) there / (there + missing.size());
    int stop = ending.end();
    return new Draft(
        source,
        debate.format().id(),
        debate.format().turns(),
        source.trim(from, stop),
        new Span(from, first),
        turns,
        ending.decision() == null ? closing(turns, ending) : ending.decision(),
        missing,
        0.5 + 0.45 * found);
  }

  /** Where no heading opens the judges' words, they stand behind the chair's last call. */
  private @Nullable Span closing(List<Draft.Turn> turns, Ending.Found ending) {
    Draft.Turn last = turns.get(turns.size() - 1);
    return last.kind() == Debate.SpeechKind.MODERATION
        ? source.trim(last.body().begin(), ending.end())
        : null;
  }

  /** The line of a label, up to the speech. */
  private Span heading(Mark mark) {
    TextLine line = source.lines().get(mark.line());
    return new Span(line.begin(), Math.min(line.end(), Math.max(line.begin(), mark.body())));
  }

  private Draft.Turn turn(Placed placed, List<Span> printed, Span words) {
    Format.Turn turn = placed.turn();
    Span speaker = placed.mark().speaker();
    Span body = words;
    if (turn.kind() != Debate.SpeechKind.CROSS_EXAMINATION) {
      LeadIn lead = LeadIn.find(source.text(), printed, words);
      speaker = lead == null ? speaker : lead.name();
      body = lead == null ? words : new Span(lead.body(), words.end());
    }
    return new Draft.Turn(
        turn.role(),
        turn.side(),
        turn.kind(),
        placed.mark().label(),
        speaker == null ? null : source.verbatim(speaker).strip(),
        body);
  }

  private static List<Format.Turn> missing(Format format, List<Draft.Turn> turns) {
    List<Format.Turn> missing = new ArrayList<>();
    int next = 0;
    for (Format.Turn turn : format.turns()) {
      int at = next;
      while (at < turns.size() && !fills(turns.get(at), turn)) {
        at++;
      }
      if (at < turns.size()) {
        next = at + 1;
      } else {
        missing.add(turn);
      }
    }
    return missing;
  }

  private static boolean fills(Draft.Turn there, Format.Turn turn) {
    return Objects.equals(there.role(), turn.role())
        && there.side() == turn.side()
        && there.kind() == turn.kind();
  }

  private int lineBegin(Mark mark) {
    return source.lines().get(mark.line()).begin();
  }

  private String text(Span span) {
    return source.text().substring(span.begin(), span.end());
  }
}
