package toron.structure.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;

/** The places of teams, in the ways in which result lists print them. */
final class Ranks {
  /** A bench of British Parliamentary. */
  static final String BENCH =
      "((?:opening|closing) (?:government|opposition)|(?:オープニング|クロージング)[・\\s"
          + "　]?(?:ガバメント|オポジション|政府|与党|野党)|(?:第[一二12]|[前後]半|[先後]攻)の?(?:政府|野党|与党|肯定|否定)|\\b(?:OG|OO|CG|CO)\\b)側?";

  private static final String SIDE = "(" + ResultText.SIDE + ")";
  private static final String STEP = "([^\\S\\n]*(?:→|⇒|>|、|,|・|/|-|–|—)[^\\S\\n]*)";
  private static final Pattern ORDER =
      Pattern.compile(SIDE + STEP + SIDE + "\\2" + SIDE + "\\2" + SIDE);
  private static final Pattern RANKED =
      Pattern.compile("順位|順に|順で|ranking|rank|order|placing|call", Pattern.CASE_INSENSITIVE);
  private static final String PLACE =
      "(?:第?([1-4])(?:st|nd|rd|th|位|着|等|\\.(?!\\d)|\\))|\\b(?:(first)|(second)|(third)|(fourth|last)))";
  private static final Pattern RANK_FIRST =
      words(
          "(?<![\\d.])"
              + PLACE
              + "[\\s　]*(?:place(?:d)?|team|チーム)?[\\s　]*(?:(?:goes|went) to|was|is|to)?[\\s　]*[:：.はがを→⇒…―─\\-–—]*[\\s　「(]*(?:the )?"
              + SIDE);
  private static final Pattern RANK_LAST =
      words(
          SIDE
              + "(?: ?\\([^)]*\\))?[^\\d\\n。、.;\uE001-\uE006]{0,24}?[\\s　:\\-–—…はをが(]"
              + "(?:in |a )?"
              + PLACE);
  private static final Pattern BARE =
      words(SIDE + "(?: ?\\([^)]*\\))?[\\s　:\\-–—…]+([1-4])[\\s　]*(?=$|[,、;/])");

  private static final Pattern SEQUENCE =
      words(PLACE + "(?: place)?[,:]? (?:to |goes to |the )?(?:the )?" + SIDE);

  /** "1 CO, 2 OO, 3 OG, 4 CG". */
  private static final Pattern NUMBERED = words("(?<![\\d.])([1-4])[.:)]?[\\s　]+(?:the )?" + SIDE);

  /** "the Institute first, the Hall second, then this one, then that". */
  private static final Pattern TOLD =
      words(
          SIDE
              + "[^\\n\uE001-\uE006]{0,20}?\\bfirst\\b[^\\n\uE001-\uE006]{0,20}"
              + SIDE
              + "[^\\n\uE001-\uE006]{0,20}?\\bsecond\\b[^\\n\uE001-\uE006]{0,20}"
              + SIDE
              + "[^\\n\uE001-\uE006]{0,40}?"
              + SIDE);

  private final List<Debate.Rank> ranks = new ArrayList<>();
  private static final List<Side> FOUR =
      List.of(
          Side.OPENING_GOVERNMENT,
          Side.OPENING_OPPOSITION,
          Side.CLOSING_GOVERNMENT,
          Side.CLOSING_OPPOSITION);

  private boolean announced;

  /** The places; the fourth of four teams follows from the other three. */
  List<Debate.Rank> ranks() {
    if (ranks.size() == 3 && ranks.stream().noneMatch(r -> r.side() == Side.AFFIRMATIVE)) {
      List<Side> left = new ArrayList<>(FOUR);
      List<Integer> places = new ArrayList<>(List.of(1, 2, 3, 4));
      ranks.forEach(
          r -> {
            left.remove(r.side());
            places.remove(Integer.valueOf(r.rank()));
          });
      add(left.get(0), places.get(0));
    }
    return List.copyOf(ranks);
  }

  private static Pattern words(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
  }

  /** Reads an even line; whether it ranks anybody. */
  boolean read(String line) {
    announced |= RANKED.matcher(line).find();
    Matcher order = ORDER.matcher(line);
    if (order.find() && (RANKED.matcher(line).find() || order.group(2).strip().matches("[→⇒>]"))) {
      return ordered(order, 1, 3, 4, 5);
    }
    Matcher told = TOLD.matcher(line);
    if (told.find() && ordered(told, 1, 2, 3, 4)) {
      return true;
    }
    if (NUMBERED.matcher(line).results().map(m -> m.group(1)).distinct().count() == 4) {
      return placed(line, NUMBERED, 2, 1);
    }
    if (SEQUENCE.matcher(line).results().count() >= 3) {
      return placed(line, SEQUENCE, 6, 1);
    }
    boolean found = placed(line, RANK_FIRST, 6, 1);
    found |= !found && placed(line, RANK_LAST, 1, 2);
    // without a word that says so, small numbers may be points
    return found || (announced && placed(line, BARE, 1, 2));
  }

  /** "CO → OG → OO → CG": the first is the best. */
  private boolean ordered(Matcher order, int... groups) {
    List<Debate.Rank> found = new ArrayList<>();
    for (int group : groups) {
      found.add(new Debate.Rank(ResultText.side(order.group(group)), found.size() + 1));
    }
    boolean all = found.stream().map(Debate.Rank::side).distinct().count() == 4;
    if (all && ranks.isEmpty()) {
      ranks.addAll(found);
    }
    return all;
  }

  private boolean placed(String line, Pattern pattern, int bench, int place) {
    Matcher matcher = pattern.matcher(line);
    boolean found = false;
    while (matcher.find()) {
      Side side = ResultText.side(matcher.group(bench));
      int rank = 0;
      for (int i = 0; rank == 0 && i < 5 && place + i <= matcher.groupCount(); i++) {
        String words = matcher.group(place + i);
        rank = words == null || place + i == bench ? 0 : i > 0 ? i : words.charAt(0) - '0';
      }
      found |= add(side, rank);
    }
    return found;
  }

  boolean add(Side side, int rank) {
    boolean known = ranks.stream().anyMatch(r -> r.side() == side || r.rank() == rank);
    if (!known && rank > 0) {
      ranks.add(new Debate.Rank(side, rank));
    }
    return !known && rank > 0;
  }
}
