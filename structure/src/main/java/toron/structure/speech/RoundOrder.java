package toron.structure.speech;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;
import toron.structure.format.Format;
import toron.structure.heading.Mark;
import toron.structure.heading.TurnPatterns;
import toron.structure.speech.RoundBlocks.Block;
import toron.structure.text.SourceText;
import toron.structure.text.Span;

/**
 * Lays the order of a format over the blocks of a round. A block without any label may still be
 * placed: by its neighbours, by the side of who speaks, by whether it is a cross-examination.
 */
final class RoundOrder {
  private static final double NOTHING_SAID = 0.5;
  private static final double MISSING = 0.4;
  private static final double LEFT_OVER = 0.5;
  private static final double LEFT_OVER_SHORT = 0.15;
  private static final double STRANGERS = 0.4;

  /** What a call is worth beside a heading, and what a speaker's own first words are. */
  private static final double BESIDE = 0.3;

  private static final double SAID = 0.15;

  private static final Pattern SELF =
      Pattern.compile(
          "(肯定|賛成|政府|与党|否定|反対|野党)(?:側|チーム|派)?(?:の[^。、]{1,10}です|です|第[一二]|を?(?:始め|代表|務め))");
  private static final int EDGE = 150;
  private static final int SHORT = 150;
  private static final int OPENING = 40;

  private final RoundWords words;
  private final String language;
  private final List<Heard> blocks = new ArrayList<>();

  /** A block with what its call, its heading and its first words say. */
  private record Heard(
      Block block,
      RoundWords.Told called,
      RoundWords.Told headed,
      RoundWords.Told said,
      @Nullable Boolean side) {
    boolean told() {
      return called.something() || headed.something();
    }

    @Nullable String speaker() {
      return block.speaker();
    }
  }

  RoundOrder(SourceText source, RoundWords words, List<Block> blocks) {
    this.words = words;
    this.language = source.document().language();
    for (Block block : blocks) {
      Span body = block.body();
      int end = Math.min(body.end(), body.begin() + OPENING);
      this.blocks.add(
          new Heard(
              block,
              words.read(block.call()),
              words.read(block.heading()),
              words.read(source.text().substring(body.begin(), end)),
              side(source.text().substring(body.begin(), body.end()))));
    }
  }

  /** "Proud to oppose", "否定側の和泉です": the side that a speech gives itself, or null. */
  private static @Nullable Boolean side(String body) {
    Matcher self = SELF.matcher(body.substring(0, Math.min(body.length(), EDGE)));
    if (self.find()) {
      return self.group(1).matches("肯定|賛成|政府|与党");
    }
    String edges =
        body.length() <= 2 * EDGE
            ? body
            : body.substring(0, EDGE) + "\n" + body.substring(body.length() - EDGE);
    boolean supports = TurnPatterns.ALL.support().matcher(edges).find();
    boolean opposes = TurnPatterns.ALL.oppose().matcher(edges).find();
    return supports == opposes ? null : Boolean.valueOf(supports);
  }

  /**
   * A format laid over the blocks.
   *
   * @param turns for each block the index of its turn, or -1
   * @param told how many of the blocks placed are told by words in full or in part
   * @param named how many by a label of the format
   */
  @SuppressWarnings("ArrayRecordComponent") // never leaves this package
  record Laid(Format format, int[] turns, double score, int told, int named) {
    long placed() {
      return Arrays.stream(turns).filter(t -> t >= 0).count();
    }

    boolean whole() {
      return placed() == format.turns().size();
    }
  }

  /**
   * Whether speeches and cross-examinations alone have the shape of the whole format, without a
   * word that says so.
   */
  boolean shaped(Laid laid) {
    int crosses = 0;
    for (int i = 0; i < blocks.size(); i++) {
      int turn = laid.turns()[i];
      boolean questions = blocks.get(i).block().questions();
      boolean cross = turn >= 0 && cross(laid.format().turns().get(turn));
      if (turn < 0 || questions != cross) {
        return false;
      }
      crosses += cross ? 1 : 0;
    }
    boolean home = laid.format().languages().get(0).equals(language);
    return home && laid.whole() && crosses >= 2 && torn(laid) == 0;
  }

  private static boolean cross(Format.Turn turn) {
    return turn.kind() == Debate.SpeechKind.CROSS_EXAMINATION;
  }

  Laid lay(Format format) {
    Map<String, Boolean> sides = new HashMap<>();
    Laid laid = align(format, sides);
    for (int round = 0; round < 2; round++) {
      sides = sides(laid);
      laid = align(format, sides);
    }
    double people = STRANGERS * format.strangers(speakers(laid));
    return new Laid(
        format, laid.turns(), laid.score() - people - torn(laid), laid.told(), laid.named());
  }

  private int speakers(Laid laid) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < blocks.size(); i++) {
      String speaker = blocks.get(i).speaker();
      if (laid.turns()[i] >= 0 && speaker != null && !blocks.get(i).block().questions()) {
        names.add(speaker);
      }
    }
    return names.size();
  }

  /** Speakers who would stand on both sides. */
  private double torn(Laid laid) {
    Map<String, Set<Boolean>> sides = new HashMap<>();
    for (int i = 0; i < blocks.size(); i++) {
      Side side = laid.turns()[i] < 0 ? null : laid.format().turns().get(laid.turns()[i]).side();
      String speaker = blocks.get(i).speaker();
      if (side != null && speaker != null) {
        sides.computeIfAbsent(speaker, k -> new HashSet<>()).add(side.proposes());
      }
    }
    return sides.values().stream().filter(s -> s.size() > 1).count();
  }

  /** On which side most of a speaker's blocks lie. */
  private Map<String, Boolean> sides(Laid laid) {
    Map<String, double[]> votes = new HashMap<>();
    for (int i = 0; i < blocks.size(); i++) {
      String speaker = blocks.get(i).speaker();
      Side side = laid.turns()[i] < 0 ? null : laid.format().turns().get(laid.turns()[i]).side();
      if (speaker == null || side == null) {
        continue;
      }
      double sure = blocks.get(i).told() ? 2 : 1;
      votes.computeIfAbsent(speaker, k -> new double[2])[side.proposes() ? 0 : 1] += sure;
    }
    Map<String, Boolean> sides = new HashMap<>();
    votes.forEach(
        (name, vote) -> {
          if (vote[0] != vote[1]) {
            sides.put(name, vote[0] > vote[1]);
          }
        });
    return sides;
  }

  private Laid align(Format format, Map<String, Boolean> sides) {
    int n = blocks.size();
    int m = format.turns().size();
    double[][] best = new double[n + 1][m + 1]; // [blocks read][turns used up]
    int[][] from = new int[n + 1][m + 1];
    for (double[] row : best) {
      Arrays.fill(row, Double.NEGATIVE_INFINITY);
    }
    best[0][0] = 0;
    for (int i = 0; i < n; i++) {
      double without = blocks.get(i).block().body().length() < SHORT ? LEFT_OVER_SHORT : LEFT_OVER;
      for (int used = 0; used <= m; used++) {
        if (best[i][used] == Double.NEGATIVE_INFINITY) {
          continue;
        }
        double outside = used == 0 || used == m ? without / 2 : without;
        if (best[i][used] - outside > best[i + 1][used]) {
          best[i + 1][used] = best[i][used] - outside;
          from[i + 1][used] = -1;
        }
        for (int turn = used; turn < m; turn++) {
          double value =
              best[i][used]
                  - MISSING * (turn - used)
                  + weight(blocks.get(i), format, format.turns().get(turn), sides);
          if (value > best[i + 1][turn + 1] + 1e-9) {
            best[i + 1][turn + 1] = value;
            from[i + 1][turn + 1] = used;
          }
        }
      }
    }
    int end = 0;
    for (int used = 1; used <= m; used++) {
      if (best[n][used] - MISSING * (m - used) > best[n][end] - MISSING * (m - end)) {
        end = used;
      }
    }
    return trace(format, best[n][end] - MISSING * (m - end), from, end);
  }

  private Laid trace(Format format, double score, int[][] from, int end) {
    int[] turns = new int[blocks.size()];
    int told = 0;
    int named = 0;
    int used = end;
    for (int i = blocks.size(); i > 0; i--) {
      Heard heard = blocks.get(i - 1);
      String speaker = heard.speaker();
      if (from[i][used] < 0) {
        turns[i - 1] = -1;
      } else {
        turns[i - 1] = used - 1;
        used = from[i][used];
        boolean listed =
            speaker != null && (words.side(speaker) != null || !words.duties(speaker).isEmpty());
        told += heard.told() || listed ? 1 : 0;
        boolean duty =
            speaker != null
                && words.duties(speaker).stream().anyMatch(t -> t.format().equals(format));
        named += duty || names(heard.called(), format) || names(heard.headed(), format) ? 1 : 0;
      }
    }
    return new Laid(format, turns, score, told, named);
  }

  private double weight(Heard heard, Format format, Format.Turn turn, Map<String, Boolean> sides) {
    double weight = NOTHING_SAID;
    boolean cross = cross(turn);
    Block block = heard.block();
    weight += told(heard.headed(), format, turn, 1);
    weight += told(heard.called(), format, turn, heard.headed().something() ? BESIDE : 1);
    weight += told(heard.said(), format, turn, SAID);
    Boolean own = heard.side();
    Side bench = turn.side();
    if (own != null && bench != null && !cross) {
      weight += own == bench.proposes() ? 0.1 : -0.2;
    }
    boolean named = !block.speakers().isEmpty();
    if (block.questions() || named) {
      weight += block.questions() == cross ? 0.1 : named ? -0.6 : -0.2;
    }
    String speaker = heard.speaker();
    Side side = turn.side();
    if (speaker != null && side != null) {
      Boolean listed = words.side(speaker);
      Boolean known = listed == null ? sides.get(speaker) : listed;
      if (known != null) {
        weight += known == side.proposes() ? 0.1 : -0.4;
      }
      List<Mark.FormatTurn> duties = words.duties(speaker);
      if (!duties.isEmpty()) {
        weight += names(duties, format, turn) ? 0.3 : -0.1;
      }
    }
    return Math.max(-0.5, Math.min(1, weight));
  }

  private static double told(RoundWords.Told told, Format format, Format.Turn turn, double share) {
    boolean cross = cross(turn);
    boolean opens = turn.kind() == Debate.SpeechKind.CONSTRUCTIVE;
    double weight = 0;
    if (told.turns().stream().anyMatch(t -> t.format().equals(format))) {
      weight += names(told.turns(), format, turn) ? 0.5 : -0.4;
    }
    Side side = turn.side();
    if (told.side() != null && side != null) {
      weight += told.side() == side.proposes() ? 0.15 : -0.35;
    }
    if (told.stage()) {
      boolean fits =
          cross ? told.cross() : opens ? told.constructive() : told.rebuttal() && !told.cross();
      weight += fits ? 0.2 : -0.3;
    }
    int order = order(turn.role());
    if (told.order() > 0 && order > 0 && !cross) {
      weight += told.order() == order ? 0.1 : -0.2;
    }
    return share * weight;
  }

  private static int order(@Nullable String role) {
    char first = role == null || role.isEmpty() ? ' ' : role.charAt(0);
    return Character.isDigit(first) ? first - '0' : 0;
  }

  private static boolean names(RoundWords.Told told, Format format) {
    return told.turns().stream().anyMatch(t -> t.format().equals(format));
  }

  private static boolean names(List<Mark.FormatTurn> turns, Format format, Format.Turn turn) {
    return turns.stream()
        .anyMatch(t -> t.format().equals(format) && t.turn().index() == turn.index());
  }
}
