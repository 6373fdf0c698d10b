package toron.structure.argument;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;
import toron.structure.discourse.Paragraphs;
import toron.structure.discourse.References;
import toron.structure.discourse.Signposts;
import toron.structure.discourse.Start;
import toron.structure.format.Draft;
import toron.structure.text.Sentences;
import toron.structure.text.SourceText;
import toron.structure.text.Span;

/** Where the units of a constructive or a statement open: case arguments and answers mixed. */
final class CaseReader {
  private static final int HEADLINE = 24;
  private static final int BARE = 45;
  private static final int BARE_ENGLISH = 90;
  private static final int SHORT = 40;

  /** "プランです。": longer sentences only mention the plan. */
  private static final int ANNOUNCED = 10;

  private final String text;
  private final Paragraphs paragraphs;
  private final Draft.Turn turn;
  private final boolean answers;
  private final int before;
  private final List<Start> starts = new ArrayList<>();
  private @Nullable Start top;
  private boolean parts;
  private boolean claimed;

  /**
   * @param answers whether the other side has spoken before
   * @param before how many case arguments this side has made in earlier speeches
   */
  CaseReader(
      SourceText source, Paragraphs paragraphs, Draft.Turn turn, boolean answers, int before) {
    this.text = source.text();
    this.paragraphs = paragraphs;
    this.turn = turn;
    this.answers = answers;
    this.before = before;
  }

  List<Start> read() {
    List<Paragraphs.Paragraph> all = paragraphs.of(turn.body());
    for (Paragraphs.Paragraph paragraph : all) {
      boolean first = true;
      Span words = paragraph.words();
      boolean greeted = false;
      for (Sentences.Span s : Sentences.of(text, words.begin(), words.end())) {
        if (first && s.end() < words.end() && greets(s)) {
          greeted = true;
          continue;
        }
        int begin = first && !greeted ? paragraph.begin() : s.begin();
        Start start = first || all.size() <= 1 ? opening(begin, words, s) : headline(s);
        if (start == null && first) {
          start = unlabelled(begin, words);
        }
        if (start != null && (first || !paragraphs.read(s.begin()))) {
          add(start);
        }
        first = false;
      }
    }
    return withoutGreeting();
  }

  /** "I negate." before the first contention of the same paragraph. */
  private boolean greets(Sentences.Span s) {
    return References.AFFIRMS.matcher(text.substring(s.begin(), s.end())).find();
  }

  /** One paragraph before the first signpost greets and leads up to it. */
  private List<Start> withoutGreeting() {
    boolean leads =
        starts.size() > 1
            && starts.get(0).level() == 3
            && starts.get(0).label() == null
            && !References.REPORTS
                .matcher(text.substring(starts.get(0).begin(), starts.get(1).begin()))
                .find()
            && (starts.get(1).level() < 3 || starts.get(1).label() != null);
    return leads ? starts.subList(1, starts.size()) : starts;
  }

  private void add(Start start) {
    starts.add(start);
    if (start.heads()) {
      top = start;
      parts = false;
    } else if (start.level() != 2 || start.kind() != Debate.ArgumentKind.CLAIM) {
      top = null;
    }
    claimed |= start.kind() == Debate.ArgumentKind.CLAIM && start.level() == 1;
  }

  private @Nullable Start opening(int begin, Span paragraph, Sentences.Span s) {
    String sentence = text.substring(s.begin(), s.end());
    Signposts.Found post = Signposts.caseAt(text, begin, s.end());
    if (post != null
        && !(late(post) && s.end() - begin > HEADLINE / 2)
        && !References.ROADMAP.matcher(sentence).find()) {
      return signposted(begin, paragraph, post, sentence);
    }
    Debate.ArgumentKind point = point(begin, s.end());
    if (point != null) {
      return new Start(begin, point, null, 1, null, paragraph.length() <= BARE);
    }
    boolean opensCase = starts.stream().noneMatch(x -> x.level() == 1 || x.level() == 2);
    if (References.own(sentence)) {
      return new Start(begin, Debate.ArgumentKind.CLAIM, null, 1, null, false);
    }
    if (opensCase && !answers && References.DEFINES.matcher(sentence).find()) {
      return new Start(begin, Debate.ArgumentKind.DEFINITION, null, 0, null, false);
    }
    if (opensCase && !answers && References.PLANS.matcher(sentence).find()) {
      return new Start(begin, Debate.ArgumentKind.PLAN, null, 0, null, false);
    }
    Span words = answers ? Signposts.turnAt(text, s.begin(), s.end()) : null;
    if (words != null && (top == null || References.theirs(sentence))) {
      return Start.plain(begin, Debate.ArgumentKind.RESPONSE, words);
    }
    return null;
  }

  /** A plan that is named among the arguments is not announced there. */
  private boolean late(Signposts.Found post) {
    boolean plan = post.entry().kind() == Debate.ArgumentKind.PLAN;
    return plan && starts.stream().anyMatch(x -> x.level() == 1);
  }

  /** "一つ目は、電気が減ることです。": the case's points where nobody says advantage. */
  private Debate.@Nullable ArgumentKind point(int begin, int end) {
    String sentence = text.substring(begin, end);
    if (turn.kind() != Debate.SpeechKind.CONSTRUCTIVE || turn.side() == null) {
      return null;
    }
    if (References.HARM.matcher(sentence).find()) {
      return Debate.ArgumentKind.DISADVANTAGE;
    }
    return References.GAIN.matcher(sentence).find() ? Debate.ArgumentKind.ADVANTAGE : null;
  }

  private Start signposted(int begin, Span paragraph, Signposts.Found post, String sentence) {
    Signposts.Entry entry = post.entry();
    Debate.Issue issue = entry.issue();
    Start inside = top;
    if (entry.level() == 2 && issue != null && inside != null) {
      Debate.Issue of = References.issueOf(issue, inside.kind(), post.words(), text);
      return new Start(begin, Debate.ArgumentKind.CLAIM, of, 2, post.words(), false);
    }
    boolean theirs =
        answers && (entry.level() == 2 ? issue != null : theirs(entry.kind(), sentence));
    if (theirs) {
      return Start.plain(begin, Debate.ArgumentKind.RESPONSE, post.words());
    }
    boolean japanese = text.charAt(paragraph.end() - 1) > 0x2fff || text.charAt(begin) > 0x2fff;
    boolean headline = entry.level() == 1 && paragraph.length() <= (japanese ? BARE : BARE_ENGLISH);
    boolean contention = entry.kind() == Debate.ArgumentKind.CONTENTION;
    if (contention && headline) {
      issue = References.issue(paragraphs.text(paragraph));
    }
    boolean parts =
        headline
            && issue == null
            && entry.kind() != Debate.ArgumentKind.COUNTERPLAN
            && (!contention || japanese);
    return new Start(begin, entry.kind(), issue, entry.level(), post.words(), parts);
  }

  /** Whether an advantage, a disadvantage or a contention that is named is not a new one. */
  private boolean theirs(Debate.ArgumentKind kind, String sentence) {
    boolean refers = References.REFERS.matcher(sentence).find();
    return switch (kind) {
      case ADVANTAGE -> turn.side() == Side.NEGATIVE || (refers && before > 0);
      case DISADVANTAGE -> turn.side() == Side.AFFIRMATIVE || (refers && before > 0);
      case CONTENTION -> References.theirs(sentence);
      case COUNTERPLAN, PLAN -> refers;
      case DEFINITION -> refers;
      case CLAIM, RESPONSE, WEIGHING -> false;
    };
  }

  /** What a paragraph without signpost opens, or null: it goes on. */
  private @Nullable Start unlabelled(int begin, Span paragraph) {
    Start last = starts.isEmpty() ? null : starts.get(starts.size() - 1);
    Start inside = top;
    if (inside != null && inside.bare() && (parts || inside.equals(last))) {
      parts = true;
      return new Start(begin, Debate.ArgumentKind.CLAIM, null, 2, null, false);
    }
    boolean japanese = text.charAt(paragraph.begin()) > 0x2fff;
    boolean little = paragraph.length() < (japanese ? SHORT / 2 : SHORT);
    boolean dashed = "—–―-".indexOf(text.charAt(paragraph.begin())) >= 0;
    boolean goesOn = last != null && last.level() <= 2;
    if (goesOn
        || little
        || dashed
        || References.CLOSER.matcher(paragraphs.text(paragraph)).find()) {
      return null;
    }
    boolean statement = turn.kind() == Debate.SpeechKind.STATEMENT;
    boolean reports = References.REPORTS.matcher(paragraphs.text(paragraph)).find();
    boolean answer = answers && !claimed && (!statement || !japanese || reports);
    Debate.ArgumentKind claim =
        statement && japanese ? Debate.ArgumentKind.CONTENTION : Debate.ArgumentKind.CLAIM;
    return Start.plain(begin, answer ? Debate.ArgumentKind.RESPONSE : claim, null);
  }

  /** Inside a paragraph, only Japanese headlines open a unit: "内因性。", "デメリット1　…". */
  private @Nullable Start headline(Sentences.Span s) {
    Signposts.Found post = Signposts.caseAt(text, s.begin(), s.end());
    boolean plan = post != null && post.entry().kind() == Debate.ArgumentKind.PLAN;
    if (post == null || (plan && s.end() - s.begin() > ANNOUNCED)) {
      return null;
    }
    boolean japanese =
        text.charAt(post.words().end() - 1) > 0x2fff || text.charAt(s.begin()) > 0x2fff;
    boolean opens =
        japanese
            && post.entry().level() <= 2
            && (s.end() - s.begin() <= HEADLINE || post.entry().level() < 2);
    Span sentence = new Span(s.begin(), s.end());
    return opens ? signposted(s.begin(), sentence, post, text.substring(s.begin(), s.end())) : null;
  }
}
