package toron.structure.importers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import toron.files.Config;
import toron.files.Hashes;
import toron.ingest.Document;
import toron.structure.debate.Debate;
import toron.structure.debate.Location;
import toron.structure.debate.Side;

/**
 * Matches of a tab as debates without words: teams, speakers and the decision, on a document that
 * lists them a line each.
 */
final class TabbycatDebates {
  private static final List<Side> TWO = List.of(Side.AFFIRMATIVE, Side.NEGATIVE);
  private static final List<Side> FOUR =
      List.of(
          Side.OPENING_GOVERNMENT,
          Side.OPENING_OPPOSITION,
          Side.CLOSING_GOVERNMENT,
          Side.CLOSING_OPPOSITION);
  private static final Rules RULES = Rules.read();

  private final @Nullable String format;
  private final String sha256;
  private final String contribution;

  /**
   * Styles and roles: {@code tabbycat.yaml}.
   *
   * @param styles what DebateXML calls a format to what Toron calls it
   * @param roles format to the codes of each side's speeches, the sides in order
   */
  private record Rules(Map<String, String> styles, Map<String, List<List<String>>> roles) {
    static Rules read() {
      try (InputStream in = TabbycatDebates.class.getResourceAsStream("tabbycat.yaml")) {
        if (in == null) {
          throw new IllegalStateException("tabbycat.yaml is missing from the jar");
        }
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return Config.parse("tabbycat.yaml", text, Rules.class);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * @param format what the user says it is, or null
   * @param sha256 of the file that the matches come from
   */
  TabbycatDebates(@Nullable String format, String sha256, String contribution) {
    this.format = format;
    this.sha256 = sha256;
    this.contribution = contribution;
  }

  Composer.Composed of(Match match, String path) {
    List<Side> sides = match.benches().size() == 4 ? FOUR : TWO;
    String known = format(match);
    Page page = new Page();
    page.line(match.tournament() + " " + Objects.toString(match.round(), ""));
    int motionBegin = page.length() + "Motion: ".length();
    page.line("Motion: " + match.motion());
    if (match.infoSlide() != null) {
      page.line("Info slide: " + match.infoSlide());
    }
    List<Debate.Bench> benches = new ArrayList<>();
    List<Debate.Speech> speeches = new ArrayList<>();
    List<Debate.Speaker> speakers = new ArrayList<>();
    List<int[]> index = new ArrayList<>();
    for (int i = 0; i < sides.size(); i++) {
      benches.add(new Debate.Bench(sides.get(i), null, match.benches().get(i).team()));
      page.line(sides.get(i) + ": " + match.benches().get(i).team());
      index.add(new int[match.benches().get(i).speeches().size()]);
    }
    for (int[] turn : order(match)) {
      Match.Speech speech = match.benches().get(turn[0]).speeches().get(turn[1]);
      String id = "S" + (speakers.size() + 1);
      Objects.requireNonNull(index.get(turn[0]))[turn[1]] = speeches.size();
      speakers.add(new Debate.Speaker(id, speech.speaker()));
      speeches.add(
          new Debate.Speech(
              speeches.size(),
              role(known, turn[0], turn[1]),
              sides.get(turn[0]),
              speech.reply() ? Debate.SpeechKind.REPLY : Debate.SpeechKind.CONSTRUCTIVE,
              null,
              id,
              "",
              List.of()));
      page.line(sides.get(turn[0]) + " " + speech.position() + ": " + speech.speaker());
    }
    String text = page.text();
    String document = "d-" + Hashes.sha256(path + "\n" + text).substring(0, 16);
    String motion = page.squeezed("Motion: " + match.motion()).substring("Motion: ".length());
    Location motionAt =
        new Location(
            document, 1, motionBegin, motionBegin + motion.codePointCount(0, motion.length()));
    Debate debate =
        new Debate(
            "t-" + Hashes.sha256(document).substring(0, 16),
            List.of(document),
            List.of(new Location(document, 1, 0, text.codePointCount(0, text.length()))),
            japanese(match.motion()) ? "ja" : "en",
            known,
            new Debate.Passage(motion, List.of(motionAt)),
            new Debate.Event(match.tournament(), match.date(), match.round()),
            benches,
            speeches,
            List.of(),
            List.of(),
            List.of(),
            new TabbycatDecision(match, sides, index).decide(),
            speakers,
            1,
            List.of(
                new Debate.Warning(
                    "no-transcript", "a tab's record: nothing of what was said", List.of())));
    return new Composer.Composed(document(document, path, text, debate.language()), debate);
  }

  private Document document(String id, String path, String text, String language) {
    List<Document.Line> lines = new ArrayList<>();
    int at = 0;
    for (String line : text.split("\n", -1)) {
      int end = at + line.codePointCount(0, line.length());
      lines.add(
          new Document.Line(
              line, at, end, null, Document.Role.BODY, Document.Writing.HORIZONTAL, 0));
      at = end + 1;
    }
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    return new Document(
        id,
        new Document.Source(path, sha256, "text/plain", bytes, contribution),
        language,
        null,
        text,
        List.of(new Document.Page(1, 0, 0, Document.Extraction.TEXT_LAYER, 1, List.of(), lines)),
        List.of(),
        new Document.Quality(1, List.of()));
  }

  /** The format: what the user says, what the tab says, or what four teams can only be. */
  private String format(Match match) {
    String said = format;
    if (said != null) {
      return said;
    }
    String style = match.style() == null ? "" : match.style().toLowerCase(Locale.ROOT);
    String known = RULES.styles().get(style);
    return known != null ? known : match.benches().size() == 4 ? "bp" : "unknown";
  }

  private static @Nullable String role(String format, int side, int position) {
    List<List<String>> roles = RULES.roles().get(format);
    if (roles == null || side >= roles.size() || position >= roles.get(side).size()) {
      return null;
    }
    return roles.get(side).get(position);
  }

  /**
   * Bench and position of each speech: the benches in turn; closing teams after opening teams;
   * replies last, the opposition's first.
   */
  private static List<int[]> order(Match match) {
    List<int[]> order = new ArrayList<>();
    List<int[]> replies = new ArrayList<>();
    int teams = match.benches().size();
    for (int half = 0; half < teams; half += 2) {
      int most =
          Math.max(
              match.benches().get(half).speeches().size(),
              match.benches().get(half + 1).speeches().size());
      for (int position = 0; position < most; position++) {
        for (int side = half; side < half + 2; side++) {
          List<Match.Speech> own = match.benches().get(side).speeches();
          if (position < own.size()) {
            (own.get(position).reply() ? replies : order).add(new int[] {side, position});
          }
        }
      }
    }
    Collections.reverse(replies);
    order.addAll(replies);
    return order;
  }

  private static boolean japanese(String text) {
    return text.codePoints().anyMatch(c -> c >= 0x3041 && c <= 0x30FF);
  }

  /** Lines of a document, white space made single. */
  private static final class Page {
    private final StringBuilder text = new StringBuilder();

    String squeezed(String words) {
      return words.strip().replaceAll("\\s+", " ");
    }

    void line(String words) {
      text.append(squeezed(words)).append('\n');
    }

    int length() {
      return text.codePointCount(0, text.length());
    }

    String text() {
      return text.substring(0, text.length() - 1);
    }
  }
}
