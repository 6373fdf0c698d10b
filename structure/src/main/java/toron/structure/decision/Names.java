package toron.structure.decision;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;
import toron.structure.format.Draft;
import toron.structure.heading.Benches;
import toron.structure.heading.Teams;
import toron.structure.text.Span;

/**
 * Who is meant by a name in the judges' part of a text: a bench by its word or its team, a speech
 * by its role, its label or its speaker.
 */
final class Names {
  private static final String WORD =
      "((?:肯定|否定|賛成|反対|政府|与党|野党)側?|(?:the )?(?:affirmative|negative|aff|neg|government|opposition|gov|opp|proposition|prop|pro|con)|(?:opening|closing) (?:government|opposition)|OG|OO|CG|CO)";
  private static final Pattern ALIAS =
      Pattern.compile(
          "((?-i:[\\p{IsHan}\\p{IsKatakana}ー々A-Z\\d]{2,16}))[\\s　]?\\("
              + WORD
              + "\\)|\\b"
              + WORD
              + " \\(([A-Z][^()\\n,、・:]{1,30})\\)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NOT_TEAM =
      Pattern.compile(
          "主審|副審|審判|審査|ジャッジ|judge|立論|質疑|反[駁論]|優勝|勝者|勝ち|結果|判定|\\b(?:[12]?[an][cqr]r?|pm|lo|dpm|dlo|mg|mo|gw|ow)\\b",
          Pattern.CASE_INSENSITIVE);

  /**
   * What a name means.
   *
   * @param speech its index, or -1 where a bench as a whole is meant
   */
  record Ref(@Nullable Side side, int speech) {}

  private static final Pattern NUMBERED =
      Pattern.compile("(\\p{Lu}[\\p{L}'. -]{2,30}?),? ?(?:[(#]?[1-3][)]?|I{1,3})[:.]?");

  private final Draft draft;
  private final boolean fourTeams;
  private final Stages stages;
  private final Map<String, Side> teams = new HashMap<>();
  private final Map<String, Side> members = new HashMap<>();
  private final Map<String, Integer> speakers = new HashMap<>();
  private final Map<String, Integer> headed = new HashMap<>();

  Names(Draft draft) {
    this.draft = draft;
    this.fourTeams = draft.fourTeams();
    this.stages = new Stages(draft);
    for (Debate.Bench bench : Benches.read(draft)) {
      if (bench.team() != null) {
        team(even(bench.team()), bench.side());
      }
    }
    numbered();
    Set<String> shared = new HashSet<>();
    aliases();
    for (int i = 0; i < draft.turns().size(); i++) {
      Draft.Turn turn = draft.turns().get(i);
      if (turn.name() != null && turn.side() != null) {
        for (String form : CalledNames.of(even(turn.name()))) {
          speaker(form, i, shared);
        }
      }
    }
    shared.forEach(speakers::remove);
    HeadNames head = new HeadNames(draft);
    headed.putAll(head.speeches());
    head.sides().forEach(members::putIfAbsent);
    Teams.members(draft)
        .forEach(
            (name, side) -> CalledNames.of(even(name)).forEach(f -> members.putIfAbsent(f, side)));
  }

  /** "椿坂高（肯定側）", "Opposition (Vessany)": the result may name a team that the head does not. */
  private void aliases() {
    Span where = draft.decision();
    Matcher matcher = ALIAS.matcher(draft.source().text());
    while (where != null && matcher.find()) {
      boolean here = matcher.start() < draft.head().end() || matcher.start() >= where.begin();
      boolean behind = matcher.group(1) != null;
      String word = behind ? matcher.group(2) : matcher.group(3);
      String name = even(behind ? matcher.group(1) : matcher.group(4));
      Side side = Benches.whole(even(word), fourTeams);
      boolean taken = Benches.whole(name, fourTeams) != null || NOT_TEAM.matcher(name).find();
      if (here && side != null && !taken && !teams.containsKey(name)) {
        team(name, side);
      }
    }
  }

  /** "Thornmere 1", "Thornmere 2": speakers who are called by their team and a number. */
  private void numbered() {
    Map<String, Side> called = new HashMap<>();
    Set<String> twice = new HashSet<>();
    for (Draft.Turn turn : draft.turns()) {
      Matcher team =
          NUMBERED.matcher(
              draft.source().text().substring(turn.label().begin(), turn.label().end()).strip());
      if (turn.side() != null && team.matches()) {
        Side known = called.putIfAbsent(even(team.group(1)), turn.side());
        if (known == turn.side()) {
          twice.add(even(team.group(1)));
        }
      }
    }
    boolean two = twice.stream().map(called::get).distinct().count() == twice.size();
    if (twice.size() > 1 && two) {
      twice.forEach(name -> team(name, Objects.requireNonNull(called.get(name))));
    }
  }

  private void team(String name, Side side) {
    String bare = name.replaceAll("[(\\[【].*$", "").strip();
    if (bare.length() < 2) {
      return;
    }
    teams.put(bare, side);
    String shorter =
        CalledNames.SCHOOL.matcher(bare).replaceFirst("").replaceFirst("^(?:team |チーム)", "");
    String named = shorter.replaceFirst("^\\p{IsHan}{0,3}(?:県|府|都|道|市|町|村|国|私|組合|学園)立", "");
    for (String form : List.of(shorter, named)) {
      if (form.length() >= 2) {
        teams.putIfAbsent(form, side);
      }
    }
  }

  private void speaker(String form, int speech, Set<String> shared) {
    Integer first = speakers.putIfAbsent(form, speech);
    if (first != null && !sameSpeaker(first, speech)) {
      shared.add(form);
    }
  }

  private boolean sameSpeaker(int a, int b) {
    Draft.Turn one = draft.turns().get(a);
    Draft.Turn other = draft.turns().get(b);
    return one.name() != null
        && other.name() != null
        && one.side() == other.side()
        && CalledNames.bare(one.name()).equals(CalledNames.bare(other.name()));
  }

  static String even(String name) {
    return toron.structure.text.Normal.fold(name).toLowerCase(Locale.ROOT).strip();
  }

  Stages stages() {
    return stages;
  }

  Map<String, Side> teams() {
    return teams;
  }

  /** Whether some words are a speaker's name. */
  boolean speaks(String words) {
    return speakers.containsKey(CalledNames.HONORIFIC.matcher(even(words)).replaceFirst(""));
  }

  Map<String, Integer> speakers() {
    return speakers;
  }

  /** What some words name as a whole, or null. */
  @Nullable Ref of(String words) {
    String wanted = even(words).replaceFirst("[\\s　:.]+$", "").replaceFirst("^[\\s　・■●◆]+", "");
    if (wanted.isEmpty()) {
      return null;
    }
    int speech = speech(wanted);
    if (speech >= 0) {
      return new Ref(draft.turns().get(speech).side(), speech);
    }
    Ref speaker = speaker(wanted);
    if (speaker != null) {
      return speaker;
    }
    Side side = side(wanted);
    return side != null ? new Ref(side, -1) : stages.shortLabel(wanted);
  }

  /** A bench that is named as a whole: 肯定側, AFF, a team's name, either with the other behind. */
  @Nullable Side side(String words) {
    String wanted = even(words);
    String outside = wanted.replaceAll("\\s*[(\\[][^)\\]]*[)\\]]\\s*", "").strip();
    String inside =
        wanted.replaceFirst("^[^(\\[]*[(\\[]", "").replaceFirst("[)\\]].*$", "").strip();
    String counted = outside.replaceFirst("(?:の)?(?:得?点数?|スコア|ポイント|票)$", "");
    String first = outside.replaceFirst("[\\s　].*$", "");
    String second = outside.replaceFirst("^\\S+[\\s　]+", "");
    boolean both = teams.containsKey(second) || fourTeams; // "CO 伏見坂大"
    for (String word : new String[] {wanted, outside, inside, counted, both ? first : outside}) {
      Side team = teams.get(word);
      Side side = team != null ? team : Benches.whole(word, fourTeams);
      if (side != null) {
        return side;
      }
    }
    return null;
  }

  /** The first speech whose role, label or speaker is as written, or -1. */
  private int speech(String wanted) {
    for (int i = 0; i < draft.turns().size(); i++) {
      if (argues(i) && wanted.equalsIgnoreCase(draft.turns().get(i).role())) {
        return i;
      }
    }
    for (int i = 0; i < draft.turns().size(); i++) {
      Draft.Turn turn = draft.turns().get(i);
      String label =
          even(draft.source().text().substring(turn.label().begin(), turn.label().end()));
      if (turn.side() != null && (label.equals(wanted) || called(turn, wanted))) {
        return i;
      }
    }
    return -1;
  }

  /** A speaker's first speech; one who speaks alone for a side stands for the side. */
  private @Nullable Ref speaker(String wanted) {
    String called = CalledNames.HONORIFIC.matcher(wanted).replaceFirst("");
    Integer speaker = speakers.get(called);
    if (speaker == null && headed.containsKey(called)) {
      int first = argument(headed.get(called));
      Side side = draft.turns().get(first).side();
      long named =
          headed.values().stream().filter(i -> draft.turns().get(i).side() == side).count();
      return new Ref(side, named == 1 && stages.several(side) ? -1 : first);
    }
    if (speaker == null) {
      Side side = members.get(CalledNames.HONORIFIC.matcher(wanted).replaceFirst(""));
      return side == null ? null : new Ref(side, -1);
    }
    Side side = draft.turns().get(speaker).side();
    boolean alone =
        draft.turns().stream()
            .filter(t -> t.side() == side && t.kind() != Debate.SpeechKind.CROSS_EXAMINATION)
            .allMatch(t -> t.name() != null && CalledNames.bare(t.name()).equals(name(speaker)));
    boolean several = next(argument(speaker)) != argument(speaker);
    return new Ref(side, alone && several ? -1 : argument(speaker));
  }

  private String name(int speech) {
    String name = draft.turns().get(speech).name();
    return name == null ? "" : CalledNames.bare(name);
  }

  private boolean argues(int speech) {
    return draft.turns().get(speech).side() != null;
  }

  /** The speaker's first speech that is not a cross-examination. */
  private int argument(int first) {
    for (int i = first; i < draft.turns().size(); i++) {
      if (sameSpeaker(first, i)
          && draft.turns().get(i).kind() != Debate.SpeechKind.CROSS_EXAMINATION) {
        return i;
      }
    }
    return first;
  }

  /** The speaker's next speech behind one; the same where there is none. */
  int next(int speech) {
    for (int i = speech + 1; i < draft.turns().size(); i++) {
      if (sameSpeaker(speech, i)
          && draft.turns().get(i).kind() != Debate.SpeechKind.CROSS_EXAMINATION) {
        return i;
      }
    }
    return speech;
  }

  /** Whether the format calls the speech so. */
  private boolean called(Draft.Turn turn, String words) {
    return turn.role() != null
        && draft.order().stream()
            .filter(t -> turn.role().equals(t.role()) && turn.side() == t.side())
            .anyMatch(t -> t.label().matcher(words).matches());
  }

  /** What a name means beside the name of a side: 立論 under 肯定側. */
  @Nullable Ref of(@Nullable Side side, String words) {
    if (side == null || fourTeams) {
      return of(words);
    }
    String bench = side == Side.AFFIRMATIVE ? "肯定側" : "否定側";
    Ref ref = words.isBlank() ? null : of(bench + words.strip());
    return ref != null && ref.speech() >= 0 ? ref : of(words);
  }
}
