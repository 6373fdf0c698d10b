package toron.structure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.files.Config;
import toron.structure.SourceText.TextLine;
import toron.structure.text.Resources;

/** Reads what the judges decided from their part of the text. */
final class DecisionReader {
  private static final List<Pattern> WINNER = load();

  private final SourceText source;
  private final String text;

  DecisionReader(SourceText source) {
    this.source = source;
    this.text = source.text();
  }

  private record File(
      @JsonProperty(required = true) Map<String, String> pieces,
      @JsonProperty(required = true) List<String> winner) {}

  private static List<Pattern> load() {
    String resource = "decision.yaml";
    File file = Config.parse(resource, Resources.read(DecisionReader.class, resource), File.class);
    Labels pieces = new Labels(file.pieces());
    return file.winner().stream().map(p -> pieces.any(List.of(p))).toList();
  }

  /** The decision, or null where the text has none. */
  Debate.@Nullable Decision read(Draft draft) {
    Span where = draft.decision();
    if (where == null) {
      return null;
    }
    Side winner = winner(where, draft.fourTeams());
    List<Debate.Vote> votes = votes(where, draft.fourTeams());
    Debate.Passage reason = reason(where);
    if (winner == null && votes.isEmpty() && reason == null) {
      return null;
    }
    return new Debate.Decision(winner, votes, List.of(), List.of(), List.of(), reason);
  }

  private @Nullable Side winner(Span where, boolean fourTeams) {
    for (Pattern pattern : WINNER) {
      Matcher matcher = pattern.matcher(text).region(where.begin(), where.end());
      if (matcher.find()) {
        return Benches.side(matcher.group("side"), fourTeams);
      }
    }
    return null;
  }

  private static final Pattern VOTE =
      Pattern.compile(
          "[\\s　・]*[【\\[(]?((?:主審|副審|審判|ジャッジ|judge|chair|wing|panellist)[\\s　]?[^:。\\n]{0,24}?)[】\\])]?[\\s　]*[::][\\s　]*(?:投票)?[\\s　]*(肯定側?|否定側?|affirmative|negative|aff\\b|neg\\b|government|opposition|proposition|pro\\b|con\\b)",
          Pattern.CASE_INSENSITIVE);

  private List<Debate.Vote> votes(Span where, boolean fourTeams) {
    List<Debate.Vote> votes = new ArrayList<>();
    for (TextLine line : source.lines()) {
      if (line.begin() >= where.begin() && line.end() <= where.end()) {
        Matcher matcher = VOTE.matcher(text).region(line.begin(), line.end());
        if (matcher.lookingAt()) {
          Side side = Benches.side(matcher.group(2), fourTeams);
          if (side != null) {
            String judge = source.verbatim(source.trim(matcher.start(1), matcher.end(1)));
            votes.add(new Debate.Vote(judge, side));
          }
        }
      }
    }
    return votes;
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
      if (words.length() >= 15 && sentence(words)) {
        begin = begin < 0 ? words.begin() : begin;
        end = words.end();
      }
    }
    return begin < 0 ? null : source.passage(new Span(begin, end));
  }

  private boolean sentence(Span words) {
    String said = text.substring(words.begin(), words.end()).toLowerCase(Locale.ROOT);
    return said.length() >= 25 || said.endsWith("。") || said.endsWith(".");
  }
}
