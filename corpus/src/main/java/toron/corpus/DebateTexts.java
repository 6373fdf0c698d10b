package toron.corpus;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.debate.Debate.Passage;
import toron.structure.debate.Location;

/** Every text of a debate, rewritten: those with a location by one rule, the rest by another. */
final class DebateTexts {

  /** How texts change. */
  interface Rewrite {
    /** A text that stands in a document. */
    String located(String text, List<Location> location);

    /** A label, a team, a title. */
    String plain(String text);
  }

  private final Rewrite rewrite;

  private DebateTexts(Rewrite rewrite) {
    this.rewrite = rewrite;
  }

  static Debate rewrite(Debate debate, Rewrite rewrite) {
    return new DebateTexts(rewrite).apply(debate);
  }

  /** The located texts, as passages; speeches first. */
  static List<Passage> located(Debate debate) {
    List<Passage> all = new ArrayList<>();
    rewrite(
        debate,
        new Rewrite() {
          @Override
          public String located(String text, List<Location> location) {
            all.add(new Passage(text, location));
            return text;
          }

          @Override
          public String plain(String text) {
            return text;
          }
        });
    return all;
  }

  private Debate apply(Debate d) {
    Debate.Event event = d.event();
    return new Debate(
        d.id(),
        d.documents(),
        d.location(),
        d.language(),
        d.format(),
        passage(d.motion()),
        new Debate.Event(plain(event.name()), event.date(), plain(event.round())),
        d.sides().stream()
            .map(s -> new Debate.Bench(s.side(), plain(s.label()), plain(s.team())))
            .toList(),
        d.speeches().stream().map(this::speech).toList(),
        d.arguments().stream().map(this::argument).toList(),
        d.evidence().stream()
            .map(
                e ->
                    new Debate.Evidence(
                        e.id(),
                        rewrite.located(e.quote(), e.location()),
                        e.citation(),
                        e.location()))
            .toList(),
        d.exchanges().stream().map(this::exchange).toList(),
        decision(d.decision()),
        d.speakers().stream().map(s -> new Debate.Speaker(s.id(), plain(s.name()))).toList(),
        d.confidence(),
        d.warnings().stream()
            .map(w -> new Debate.Warning(w.code(), rewrite.plain(w.detail()), w.location()))
            .toList());
  }

  private Debate.Speech speech(Debate.Speech s) {
    return new Debate.Speech(
        s.index(),
        s.role(),
        s.side(),
        s.kind(),
        plain(s.label()),
        plain(s.speaker()),
        rewrite.located(s.text(), s.location()),
        s.location());
  }

  private Debate.Argument argument(Debate.Argument a) {
    return new Debate.Argument(
        a.id(),
        a.speech(),
        a.side(),
        a.kind(),
        a.issue(),
        plain(a.label()),
        a.parent(),
        rewrite.located(a.text(), a.location()),
        a.location(),
        a.evidence(),
        a.status(),
        a.targets());
  }

  private Debate.Exchange exchange(Debate.Exchange e) {
    Passage question = e.question();
    return new Debate.Exchange(
        e.speech(),
        new Passage(rewrite.located(question.text(), question.location()), question.location()),
        passage(e.answer()));
  }

  private Debate.@Nullable Decision decision(Debate.@Nullable Decision d) {
    if (d == null) {
      return null;
    }
    return new Debate.Decision(
        d.winner(),
        d.votes().stream().map(v -> new Debate.Vote(plain(v.judge()), v.side())).toList(),
        d.ranks(),
        d.tally(),
        d.scores().stream()
            .map(
                s ->
                    new Debate.Score(
                        s.side(), s.speech(), plain(s.judge()), s.criterion(), s.points(), s.max()))
            .toList(),
        passage(d.reason()),
        d.comments().stream().map(this::comment).toList());
  }

  private Debate.Comment comment(Debate.Comment c) {
    return new Debate.Comment(
        plain(c.judge()),
        c.speech(),
        c.stance(),
        rewrite.located(c.text(), c.location()),
        c.location(),
        c.aims());
  }

  private @Nullable Passage passage(@Nullable Passage p) {
    return p == null ? null : new Passage(rewrite.located(p.text(), p.location()), p.location());
  }

  private @Nullable String plain(@Nullable String text) {
    return text == null ? null : rewrite.plain(text);
  }
}
