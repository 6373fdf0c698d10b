package toron.structure.decision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;
import toron.structure.format.Draft;
import toron.structure.text.SourceText;
import toron.structure.text.SourceText.TextLine;
import toron.structure.text.Span;

/** Votes, ranks, points and counts of the judges' part: its tables first, then line by line. */
final class Ballots {
  private static final int PROSE = 120;

  private final Draft draft;
  private final List<TextLine> lines = new ArrayList<>();
  private final List<String> even = new ArrayList<>();
  private final Set<Integer> taken = new HashSet<>();
  private final List<Grid> polls = new ArrayList<>();
  private final List<Debate.Vote> votes = new ArrayList<>();
  private final Names names;
  private final ResultText results;
  private final Points points;
  private final Ranks ranks = new Ranks();
  private final VoteReader voters;

  Ballots(Draft draft, Span where) {
    this.draft = draft;
    this.names = new Names(draft);
    this.results = new ResultText(names, draft.fourTeams());
    this.points = new Points(names);
    Judges judges = new Judges();
    this.voters = new VoteReader(names, judges, votes);
    SourceText source = draft.source();
    List<String> printed = new ArrayList<>();
    for (TextLine line : source.lines()) {
      if (line.end() > where.begin() && line.begin() < where.end()) {
        int begin = Math.max(line.begin(), where.begin());
        boolean blank = source.text().substring(line.begin(), begin).isBlank();
        String words =
            source
                .text()
                .substring(blank ? line.begin() : begin, Math.min(line.end(), where.end()));
        lines.add(line);
        printed.add(words);
        even.add(results.of(words));
      }
    }
    read(printed, new GridReader(names, points, ranks, judges, votes));
  }

  private void read(List<String> printed, GridReader reader) {
    List<Grid> grids = Grid.of(printed);
    int next = 0;
    for (int i = 0; i < printed.size(); i++) {
      while (next < grids.size() && grids.get(next).end() <= i) {
        next++;
      }
      Grid grid = next < grids.size() && grids.get(next).begin() == i ? grids.get(next) : null;
      if (grid != null && grid(grid, reader)) {
        i = grid.end() - 1;
        continue;
      }
      line(i, printed.get(i));
    }
  }

  private boolean grid(Grid grid, GridReader reader) {
    boolean read = false;
    if (!points.announced() && PollGrid.polls(grid)) {
      polls.add(grid);
      read = !new PollGrid(results).read(grid).isEmpty();
    }
    if (!read) {
      polls.remove(grid);
      read = reader.read(grid);
    }
    if (read) {
      for (int i = grid.begin(); i < grid.end(); i++) {
        taken.add(lines.get(i).index());
        if (draft.fourTeams()) {
          ranks.read(even.get(i));
        }
      }
    }
    return read;
  }

  private void line(int i, String printed) {
    String line = even.get(i);
    boolean read = draft.fourTeams() ? ranks.read(line) : voters.read(line);
    if (!read || draft.fourTeams() || points.headed(printed)) {
      read |= points.read(printed);
    }
    if (read) {
      boolean prose = printed.length() > PROSE;
      taken.add(prose ? -1 : lines.get(i).index());
    } else if (!points.caption(printed) && printed.length() > PROSE) {
      points.prose();
    }
  }

  List<Debate.Vote> votes() {
    return List.copyOf(votes);
  }

  List<Debate.Rank> ranks() {
    return ranks.ranks();
  }

  List<Debate.Score> scores() {
    return points.scores();
  }

  /** The lines in which benches are signs and numbers digits. */
  List<String> even() {
    return even;
  }

  /** A vote of the one judge of a round for the winner, where the text says that there is one. */
  void single(@Nullable Side winner) {
    if (winner != null && votes.isEmpty() && !draft.fourTeams() && VoteReader.alone(even)) {
      votes.add(new Debate.Vote("J1", winner));
    }
  }

  /** Counts of votes; the larger number of a majority is the winner's. */
  List<Debate.Tally> tally(@Nullable Side winner) {
    if (draft.fourTeams()) {
      return List.of();
    }
    List<String> open = new ArrayList<>();
    for (int i = 0; i < even.size(); i++) {
      boolean sentences = even.get(i).strip().replaceFirst("。$", "").indexOf('。') >= 0;
      if (sentences || !taken.contains(lines.get(i).index()) || !points.gave(even.get(i))) {
        open.add(even.get(i));
      }
    }
    Tallies tallies = new Tallies(winner);
    polls.forEach(g -> tallies.grid(g, results));
    List<Debate.Tally> all = tallies.read(open, chair(), draft.format().equals("oxford"));
    return all.stream().allMatch(this::repeats) ? List.of() : all;
  }

  /** A count of votes that are known one by one says nothing new. */
  private boolean repeats(Debate.Tally count) {
    long cast = votes.stream().filter(v -> v.side() == count.side()).count();
    return !votes.isEmpty() && count.when() == null && cast == count.value();
  }

  /** What the chair says of a vote before the debate. */
  private List<String> chair() {
    SourceText source = draft.source();
    List<String> said = new ArrayList<>();
    if (draft.format().equals("assembly")) {
      return said; // earlier votes are those of other matters
    }
    for (TextLine line : source.lines()) {
      boolean head = line.begin() >= draft.head().begin() && line.end() <= draft.head().end();
      boolean moderates =
          !lines.isEmpty()
              && line.begin() < lines.get(0).begin()
              && draft.turns().stream()
                  .anyMatch(
                      t ->
                          t.side() == null
                              && line.end() > t.body().begin()
                              && line.begin() < t.body().end());
      if (head || moderates) {
        said.add(results.of(source.text(line)));
      }
    }
    return said;
  }

  private boolean house() {
    return draft.format().equals("assembly") || draft.format().equals("oxford");
  }

  Debate.@Nullable Passage reason(Span where) {
    return new Reasons(draft.source(), results).read(where, lines, taken, house());
  }
}
