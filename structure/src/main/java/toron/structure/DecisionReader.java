package toron.structure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.files.Config;
import toron.structure.SourceText.TextLine;
import toron.structure.text.Resources;

/** Reads what the judges decided from their part of the text. */
final class DecisionReader {
  private static final File WORDS = words();
  private static final List<Pattern> WINNER = winners();
  private static final Pattern FAULT = any(WORDS.fault());
  private static final Pattern PRAISE = any(WORDS.praise());

  private static final Pattern CARRIED =
      Pattern.compile(
          "((?:motion|question|resolution|bill|amendment|item)(?: (?:is|was|has been|accordingly|therefore|thus))* (?:carried|carries|passed|passes|adopted|agreed to)|side for the motion (?:has )?w[io]ns?|motion(?: has)? (?:won|wins)|(?:原案のとおり)?可決)|(?:motion|question|resolution|bill|amendment|item)(?: (?:is|was|has been|accordingly|therefore|thus))* (?:lost|defeated|rejected|not carried|negatived|fails|failed)|side against the motion (?:has )?w[io]ns?|否決",
          Pattern.CASE_INSENSITIVE);

  private final SourceText source;
  private final String text;

  DecisionReader(SourceText source) {
    this.source = source;
    this.text = source.text();
  }

  private record File(
      @JsonProperty(required = true) Map<String, String> pieces,
      @JsonProperty(required = true) List<String> winner,
      @JsonProperty(required = true) List<String> fault,
      @JsonProperty(required = true) List<String> praise) {}

  private static File words() {
    String resource = "decision.yaml";
    return Config.parse(resource, Resources.read(DecisionReader.class, resource), File.class);
  }

  private static List<Pattern> winners() {
    Labels pieces = new Labels(WORDS.pieces());
    return WORDS.winner().stream().map(p -> pieces.any(List.of(p))).toList();
  }

  private static Pattern any(List<String> alternatives) {
    return new Labels(WORDS.pieces()).any(alternatives);
  }

  /** The decision, or null where the text has none. */
  Debate.@Nullable Decision read(Draft draft) {
    Span where = draft.decision();
    if (where == null) {
      return null;
    }
    Side winner = winner(where, draft.fourTeams());
    Ballots ballots = new Ballots(draft, where);
    List<Debate.Tally> tally = ballots.tally(winner);
    if (winner == null && !draft.fourTeams()) {
      winner = majority(ballots.votes(), tally);
    }
    boolean chair = draft.turns().stream().anyMatch(t -> t.body().equals(where));
    Debate.Passage reason = chair ? null : reason(where);
    List<Debate.Comment> comments =
        chair ? List.of() : new Comments(draft, FAULT, PRAISE).in(where);
    boolean empty =
        winner == null
            && ballots.votes().isEmpty()
            && ballots.ranks().isEmpty()
            && tally.isEmpty()
            && reason == null;
    return empty
        ? null
        : new Debate.Decision(
            winner, ballots.votes(), ballots.ranks(), tally, ballots.scores(), reason, comments);
  }

  private @Nullable Side winner(Span where, boolean fourTeams) {
    if (fourTeams) {
      return null; // four teams are ranked
    }
    for (Pattern pattern : WINNER) {
      Matcher matcher = pattern.matcher(text).region(where.begin(), where.end());
      while (matcher.find()) {
        Side side = Benches.side(matcher.group("side"), fourTeams);
        if (side != null) {
          return side;
        }
      }
    }
    Matcher carried = CARRIED.matcher(text).region(where.begin(), where.end());
    if (carried.find()) {
      return carried.group(1) == null ? Side.NEGATIVE : Side.AFFIRMATIVE;
    }
    return null;
  }

  /** Whom more judges, or more of the house, voted for; null where neither is known or at a tie. */
  private static @Nullable Side majority(List<Debate.Vote> votes, List<Debate.Tally> tally) {
    double affirmative = votes.stream().filter(v -> v.side() == Side.AFFIRMATIVE).count();
    double negative = votes.size() - affirmative;
    if (votes.isEmpty()) {
      List<Debate.Tally> last =
          tally.stream().filter(t -> t.when() == null && t.unit().equals("votes")).toList();
      if (last.size() != 2 || last.get(0).side() == last.get(1).side()) {
        return null;
      }
      boolean first = last.get(0).side() == Side.AFFIRMATIVE;
      affirmative = last.get(first ? 0 : 1).value();
      negative = last.get(first ? 1 : 0).value();
    }
    if (affirmative == negative) {
      return null;
    }
    return affirmative > negative ? Side.AFFIRMATIVE : Side.NEGATIVE;
  }

  /** The judges' own sentences, from the first to the last. */
  private Debate.@Nullable Passage reason(Span where) {
    int begin = -1;
    int end = -1;
    for (TextLine line : source.lines()) {
      if (line.begin() < where.begin() || line.begin() >= where.end()) {
        continue;
      }
      Sections.Found section = Sections.find(text, line.begin(), line.end());
      int from = section == null ? line.begin() : section.body();
      Span words = source.trim(from, Math.max(from, Math.min(line.end(), where.end())));
      if (words.length() >= 30 && sentence(words)) {
        begin = begin < 0 ? words.begin() : begin;
        end = words.end();
      }
    }
    return begin < 0 ? null : source.passage(new Span(begin, end));
  }

  private boolean sentence(Span words) {
    String said = text.substring(words.begin(), words.end());
    boolean table = said.indexOf('\t') >= 0;
    return !table && (said.length() >= 60 || said.endsWith("。") || said.endsWith("."));
  }
}
