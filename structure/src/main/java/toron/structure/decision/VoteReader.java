package toron.structure.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import toron.structure.debate.Debate;

/** Judges and whom each voted for, in lines and sentences. */
final class VoteReader {
  private static final String SIDE = "(" + ResultText.SIDE + ")";
  private static final String NAME =
      "([^:。\\n、,;/\\uE001-\\uE006→⇒]{1,30}?(?:\\([^)\\n]{0,24}\\))?)";

  /** One of several who voted alike. */
  private static final String PERSON =
      "(?:[\\p{IsHan}\\p{IsKatakana}ー々]{2,10}(?:の[\\p{IsHan}\\p{IsKatakana}ー々]{1,8})?(?:先生|さん|氏)?|(?-i:(?:(?:Mr|Mrs|Ms|Dr|Prof)\\.? )?[A-Z][\\w'-]+(?: [A-Z][\\w'.-]+){0,2}))";

  private static final String POINTS_TO =
      "(?:[\\s　]*(?::|=|→|⇒|…+|\\.{2,}|[―─—–-]+)[\\s　]*|は、?|が|[\\s　]+(?:votes?d?(?: for| to)?|for|gave it to|(?:has |have )?voted(?: for)?|gave (?:it|this|the (?:debate|round|match|win|ballot)) to|went for|sided with|preferred|found for|finds for|ballots?(?: for)?)[\\s　]+(?:the )?)";
  private static final Pattern LINE =
      words("[\\s　・■●]*" + NAME + POINTS_TO + SIDE + "[\\s　.。)]*(?:\\([^)]*\\))?[\\s　.。]*");
  private static final String AND = "(?:、|, (?:and )?| and |と|及び)";
  private static final Pattern CLAUSE =
      words(
          "(?:^|[、,;/。・:.]|[\\s　]{2,}|(?<=[\uE001-\uE006])[\\s　]|投票[\\s　]|(?<!\\w)and )[\\s　]*((?:"
              + PERSON
              + AND
              + ")*)"
              + NAME
              + POINTS_TO
              + SIDE
              + "(?=[\\s　]*(?:$|[、,;/。.)・]|\\(|に|へ|と|を|[\\s　]{2}|[\\s　][\\p{IsHan}\\p{IsKatakana}]|の(?:勝ち|判定|票)|and\\b))");
  private static final Pattern VOTED =
      words("\\bvotes?\\b|\\bjudges?\\b|panel|ballots?|票|審判|審査員|ジャッジ");

  /** "Hale (Aff), Ode (Neg)". */
  private static final Pattern BRACKETS =
      words(
          "(?:^|[、,;/・:.])[\\s　]*(?:\\d人目[\\s　]*)?((?:"
              + PERSON
              + AND
              + ")*)"
              + NAME
              + "[\\s　]*\\("
              + SIDE
              + "\\)");

  private static final Pattern OFFICE =
      words(
          "((?:主審|副審|審判長?|審査員|ジャッジ|(?<![\\p{L}])[主副](?=[1-9]?[\\s　:→=])|(?:judge|adjudicator|chair|wing|panell?ist) (?=(?-i:[A-Z0-9])))(?![\\s　]*\\d+[名人])[^、。,\\n:→⇒\\uE001-\\uE006]{0,24}?)[\\s　]*(?:は|が|:|→|⇒|\\.{2,}|…+|[―─—–-]+|[\\s　(]|votes?(?: for)?|voted(?: for)?)[\\s　]*[(]?(?:the )?"
              + SIDE
              + "(?=側?[\\s　]*(?:$|[、。,.;/・)」(]|に(?:投|入|票|、)|へ|を(?:支持|勝)|の(?:勝|判定|票)|で|と|主審|副審|審判|審査員|ジャッジ|and\\b|judge\\b))");
  private static final Pattern ONE =
      words(
          "(?:審査員|審判|ジャッジ)[\\s　は:]*1[名人]|(?:審査員|審判|ジャッジ)[^。\\n\\d]{0,20}\\(1[名人]\\)|judges?[:= ]+1\\b(?! \\w)|(?:single|sole|lone) (?:judge|adjudicator)|(?:judge|adjudicator|審判員?|審査員|ジャッジ|主審) ?:[\\s　]*[^\\s　、。,.;:]{2,}");

  /** Who judges alone speaks of the own vote, or signs, in a line of any length. */
  private static final Pattern OWN =
      words(
          "^[\\s　]*(?:RFD[ (]+(?-i:[A-Z][a-z]+)[):]|(?-i:[A-Z][a-z]+)(?:-san)?'s RFD\\b)|\\(signed\\)|(?:私|僕|ぼく|わたし|俺)は[^。\uE001-\uE006]{0,20}"
              + SIDE
              + "側?に(?:入れ|投票)|^[^\\n。]{0,24}(?:審判|ジャッジ|主審|審査員)の[^\\n。、]{1,10}(?:先生|さん)(?:から|より|に)");

  private static final Pattern SIGNED =
      Pattern.compile("(?:[A-Z]\\.? ?)*[A-Z][a-z'-]+(?: [A-Z][\\w'.-]+){0,2}");
  private static final int LONG = 240;

  /** What a list of votes is called, before the first name. */
  private static final Pattern LED =
      Pattern.compile("^.*(?:判定|投票|結果|票|審査)[\\s　:]+|^(?:\\d|[一二三四五])人目[\\s　]*");

  /**
   * "Quist: Aff. The evidence is conceded", "ジャッジの長沼先輩：賛成。": a judge's words begin with the vote.
   */
  private static final Pattern OPENS =
      words("[\\s　・■●]*" + NAME + "[\\s　]*:[\\s　]*" + SIDE + "側?(?:[.,。、]|[\\s　]*$).*");

  /** "(一) 堤下 礼 肯定に投票。", "二番 肯定側": a numbered list of ballots. */
  private static final Pattern NUMBERED =
      words(
          "[\\s　]*[(第]?([1-9一二三四五六七八九])(?:[).]|番|人目|票目)[\\s　:]*([^:。\\n\uE001-\uE006]{0,20}?)[\\s　]*"
              + SIDE
              + "側?(?:$|に(?:投|入|票).*|[。、].*)");

  /** "肯定側に投じた審判：倉持、楢崎". */
  private static final Pattern WHO =
      words(
          SIDE
              + "側?(?:チーム)?に(?:投じ|入れ|投票し|挙げ)た(?:審判員?|審査員|ジャッジ|先生|人|方)?(?:[\\s　]*:|は、?)[\\s　]*([^。\\n\uE001-\uE006]{2,80})");

  /** "2-1 for the Negative (Quist, Abernathy; Solano dissenting)". */
  private static final Pattern DISSENT =
      words(
          SIDE
              + " ?\\(([^();]{2,80})(?:;|, ?with| ?[–—-]) ?([^();]{2,60}?) (?:dissent\\w*|against)\\)");

  private final Judges judges;
  private final Names names;
  private final List<Debate.Vote> votes;

  VoteReader(Names names, Judges judges, List<Debate.Vote> votes) {
    this.names = names;
    this.judges = judges;
    this.votes = votes;
  }

  private static Pattern words(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
  }

  /** Reads an even line; whether it says how somebody voted. */
  boolean read(String line) {
    judges.panel(line);
    Matcher whole = LINE.matcher(line);
    if (whole.matches() && judge(whole.group(1))) {
      add(whole.group(1), whole.group(2));
      return true;
    }
    boolean found = lists(line);
    for (String sentence :
        line.length() <= LONG ? new String[] {line} : Polls.SENTENCE.split(line)) {
      found |= sentence.length() <= LONG && clauses(sentence);
    }
    return found || offices(line);
  }

  /** Lists of judges by side, or of ballots by number. */
  private boolean lists(String line) {
    Matcher opens = OPENS.matcher(line);
    boolean known = !votes.isEmpty() || judges.panelSize() > 1;
    if (opens.matches()
        && judge(opens.group(1))
        && (known || DecisionWords.ALL.office(opens.group(1)))) {
      add(opens.group(1), opens.group(2));
      return true;
    }
    Matcher numbered = NUMBERED.matcher(line);
    if (numbered.matches()) {
      String name = numbered.group(2).strip();
      add(name.isEmpty() ? "#" + numbered.group(1) : name, numbered.group(3));
      return true;
    }
    boolean found = false;
    Matcher who = WHO.matcher(line);
    while (who.find()) {
      found |= all(who.group(2), who.group(1));
    }
    Matcher dissent = DISSENT.matcher(line);
    while (dissent.find()) {
      String other =
          String.valueOf(ResultText.sign(Verdict.other(ResultText.side(dissent.group(1)))));
      found |= all(dissent.group(2), dissent.group(1));
      found |= all(dissent.group(3), other);
    }
    return found;
  }

  private boolean all(String names, String sign) {
    boolean found = false;
    for (String name : names.split("、|, (?:and )?| and |・|と")) {
      if (judge(name.strip())) {
        add(name.strip(), sign);
        found = true;
      }
    }
    return found;
  }

  private boolean offices(String line) {
    Matcher matcher = OFFICE.matcher(line);
    boolean found = false;
    while (matcher.find() && (line.length() <= LONG || matcher.start() <= 2)) {
      if (matcher.group(1).matches(".*(?:のうち|\\d+[人名]).*")) {
        continue; // a count of judges
      }
      add(matcher.group(1), matcher.group(2));
      found = true;
    }
    return found;
  }

  /** "五十里先生は肯定側、温井さんは否定側": two judges at least, or one whom the panel lists. */
  private boolean clauses(String line) {
    List<String[]> found = new ArrayList<>();
    boolean listed = clauses(CLAUSE, line, found);
    if (found.size() < 2 && VOTED.matcher(line).find()) {
      List<String[]> bracketed = new ArrayList<>();
      boolean there = clauses(BRACKETS, line, bracketed);
      if (bracketed.size() > found.size()) {
        found = bracketed;
        listed = there;
      }
    }
    if (found.size() < 2 && !listed) {
      return false;
    }
    found.forEach(f -> add(f[0], f[1]));
    return true;
  }

  /** Whether the panel lists one of them. */
  private boolean clauses(Pattern pattern, String line, List<String[]> found) {
    Matcher matcher = pattern.matcher(line);
    boolean listed = false;
    while (matcher.find()) {
      List<String> all = new ArrayList<>(List.of(matcher.group(1).split(AND)));
      all.add(matcher.group(2));
      for (String words : all) {
        String name = LED.matcher(words).replaceFirst("").replaceFirst("^[.\\s]+", "");
        if (judge(name)) {
          found.add(new String[] {name, matcher.group(3)});
          listed |= judges.listed(name);
        }
      }
    }
    return listed;
  }

  private boolean judge(String name) {
    String bare = name.strip();
    int letters =
        bare.replaceAll("\\([^)]*\\)$|^(?:Mr|Mrs|Ms|Miss|Dr|Prof)\\.? ", "").strip().length();
    boolean plain = letters <= 20 || DecisionWords.ALL.office(bare);
    boolean named =
        !bare.isEmpty()
            && Character.isLetter(bare.codePointAt(0))
            && (bare.charAt(0) > 0x2ff || Character.isUpperCase(bare.charAt(0)));
    boolean counted = bare.chars().anyMatch(Character::isDigit) && !DecisionWords.ALL.office(bare);
    return plain
        && named
        && !counted
        && !DecisionWords.ALL.notJudges().matcher(bare).find()
        && names.of(bare) == null;
  }

  private void add(String name, String sign) {
    String id = judges.id(name.strip());
    if (votes.stream().noneMatch(v -> id.equals(v.judge()))) {
      votes.add(new Debate.Vote(id, ResultText.side(sign)));
    }
  }

  /** Whether one judge decides alone and is named, counted or signs. */
  static boolean alone(List<String> lines) {
    boolean one = lines.stream().anyMatch(l -> l.length() <= 120 && ONE.matcher(l).find());
    boolean personal = Verdict.ballot(lines) != null;
    boolean own = lines.stream().anyMatch(l -> OWN.matcher(l).find());
    return one || own || (personal && lines.stream().skip(1).anyMatch(VoteReader::signs));
  }

  private static boolean signs(String line) {
    String name = line.strip();
    return name.length() <= 30
        && SIGNED.matcher(name).matches()
        && !DecisionWords.ALL.notJudges().matcher(name).find()
        && !DecisionWords.ALL.points().matcher(name).find()
        && !name.equals("RFD");
  }
}
