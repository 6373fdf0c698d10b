package toron.structure.exchange;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.discourse.ExchangeWords;
import toron.structure.format.Draft;
import toron.structure.heading.TurnPatterns;
import toron.structure.text.SourceText;
import toron.structure.text.Span;

/**
 * Questions that are answered in the next turn: of a member by an officer or the mover, of the
 * audience or the moderator by one who debates.
 */
public final class FloorQuestions {
  private static final Pattern ASKS =
      Pattern.compile(
          "(?:か|ください|願います|よ?ね|か、?(?:を)?お?(?:伺|うかが|聞|尋|たず)[^。]{1,9}|[^。]{1,12}(?:に|へ|を)(?:お)?(?:伺|うかが|聞|尋|たず)[^。]{1,9}|答弁を?(?:求め|願い)ます)。?$|[??]$");
  private static final Pattern FROM_MOVER =
      Pattern.compile("(?:提出者|提案者|発議者|委員長|答弁)[、,]?[^。]{0,16}。?$");
  private static final Pattern MOVER = Pattern.compile("(?:提出者|提案者|発議者)[^。]{0,8}説明");
  private static final Pattern REMARK =
      Pattern.compile("[\\s　]*[(〔【\\[][^()〔〕【】\\[\\]\\n]{1,40}[)〕】\\]][\\s　]*$");
  private static final Pattern IN_BRACKETS = Pattern.compile("\\(([^()\\n]{3,40})\\)");

  /** All that an English answer says before it answers. */
  private static final Pattern THANKS =
      Pattern.compile("(?:thank|hi\\b|hello|good (?:evening|morning))", Pattern.CASE_INSENSITIVE);

  private static final int ADDRESS = 160;
  private static final int WHOLE = 160;
  private static final int CALL = 80;
  private static final int WORDS = 4;
  private static final int LETTERS = 6;

  private final SourceText source;
  private final String text;
  private final List<Draft.Turn> turns;
  private final Set<String> movers = new HashSet<>();
  private final Set<String> officers = new HashSet<>();

  public FloorQuestions(SourceText source, List<Draft.Turn> turns) {
    this.source = source;
    this.text = source.text();
    this.turns = turns;
    for (Draft.Turn turn : turns) {
      Matcher named = IN_BRACKETS.matcher(words(turn.label()));
      if (officer(turn) && named.find()) {
        officers.add(last(named.group(1)));
      }
    }
    for (int i = 1; i < turns.size(); i++) {
      Draft.Turn chair = turns.get(i - 1);
      String name = turns.get(i).name();
      boolean called =
          FROM_MOVER.matcher(words(chair.body())).find() && i > 1 && asks(turns.get(i - 2).body());
      if (chairs(chair) && called && name != null) {
        movers.add(name);
      }
      if (chairs(chair) && MOVER.matcher(words(chair.body())).find() && name != null) {
        movers.add(name);
      }
    }
  }

  /** The question of a turn and the answer in a later one, else nothing. */
  public List<ExchangeFinder.Found> find(int index) {
    Draft.Turn asker = turns.get(index);
    int at = index + 1;
    while (at < turns.size()
        && at < index + 3
        && (calls(turns.get(at)) || hands(at))
        && !chairs(asker)) {
      at++;
    }
    if (at >= turns.size() || turns.get(at).kind() != Debate.SpeechKind.STATEMENT) {
      return List.of();
    }
    Draft.Turn next = turns.get(at);
    boolean officer = (answers(next) || brief(asker, next)) && !answers(asker) && !chairs(asker);
    boolean floor =
        (asker.side() == null || ExchangeWords.audience(words(asker.label())))
            && next.side() != null
            && !officer(asker);
    Span question = officer ? question(asker) : floor ? put(asker) : null;
    return question == null || question.length() == 0
        ? List.of()
        : List.of(
            new ExchangeFinder.Found(addressed(asker.body(), question, next), answer(next.body())));
  }

  /** "Mr Gillow, can you help?": the chair hands a question on to who speaks next. */
  private boolean hands(int at) {
    Draft.Turn turn = turns.get(at);
    String name = at + 1 < turns.size() ? turns.get(at + 1).name() : null;
    return chairs(turn)
        && name != null
        && turn.body().length() <= CALL
        && words(turn.body()).toLowerCase(Locale.ROOT).contains(last(name));
  }

  /** A question begins behind the name of whom it is put to. */
  private Span addressed(Span body, Span question, Draft.Turn next) {
    if (next.name() == null) {
      return question;
    }
    Matcher name =
        Pattern.compile(
                "(?<!\\p{L})" + Pattern.quote(last(next.name())) + ", ", Pattern.CASE_INSENSITIVE)
            .matcher(text)
            .region(Math.max(body.begin(), question.begin() - ADDRESS), question.end());
    Span behind = question;
    while (name.find()) {
      boolean sooner =
          name.end() < question.begin() && Character.isLowerCase(text.charAt(name.end()));
      boolean later =
          name.end() > question.begin()
              && ExchangeWords.sentences(text, new Span(question.begin(), name.start())).size() > 1;
      behind = sooner || later ? new Span(name.end(), question.end()) : behind;
    }
    return asks(behind) ? behind : question;
  }

  private static String last(String name) {
    String bare = name.replaceAll("[()]", " ").strip();
    return bare.substring(bare.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
  }

  /** A member who does nothing but ask is answered by whoever is next. */
  private boolean brief(Draft.Turn asker, Draft.Turn next) {
    return asker.body().length() <= WHOLE
        && !chairs(next)
        && next.name() != null
        && !next.name().equals(asker.name())
        && content(lastOf(asker.body()));
  }

  private Span lastOf(Span body) {
    List<Span> sentences = ExchangeWords.sentences(text, body);
    return sentences.isEmpty() ? body : sentences.get(sentences.size() - 1);
  }

  private static boolean chairs(Draft.Turn turn) {
    return turn.kind() == Debate.SpeechKind.MODERATION;
  }

  /** A short turn of the chair that calls whoever is to answer. */
  private boolean calls(Draft.Turn turn) {
    return chairs(turn) && turn.body().length() <= CALL && !asks(turn.body());
  }

  private boolean answers(Draft.Turn turn) {
    String name = turn.name();
    return officer(turn)
        || (name != null && (movers.contains(name) || officers.contains(last(name))));
  }

  public boolean officer(Draft.Turn turn) {
    return TurnPatterns.ALL.officer().matcher(words(turn.label())).lookingAt();
  }

  /** A short turn whole; of a long one the sentences at its end that ask. */
  private @Nullable Span question(Draft.Turn asker) {
    Span body = asker.body();
    List<Span> sentences = ExchangeWords.sentences(text, body);
    int first = sentences.size();
    while (first > 0 && asks(sentences.get(first - 1))) {
      first--;
    }
    if (first == sentences.size()) {
      return null;
    }
    Span asked = new Span(sentences.get(first).begin(), sentences.get(sentences.size() - 1).end());
    Span whole = body.length() <= WHOLE ? announced(body) : asked;
    return new Span(ExchangeWords.questionBegin(text, whole), whole.end());
  }

  /** What the audience asks, without who asks whom; of the chair only the sentences that ask. */
  private @Nullable Span put(Draft.Turn asker) {
    List<Span> sentences = ExchangeWords.sentences(text, asker.body());
    boolean chair = chairs(asker) && asker.name() != null;
    int last = sentences.size() - 1;
    int near = chair ? last : Math.max(0, last - 1);
    boolean asked = false;
    for (int i = near; i <= last && i >= 0; i++) {
      asked |= content(sentences.get(i));
    }
    if (!asked) {
      return null;
    }
    if (!chair) {
      Span whole = announced(asker.body());
      return new Span(ExchangeWords.questionBegin(text, whole), whole.end());
    }
    int first = last;
    while (first > 0 && content(sentences.get(first - 1))) {
      first--;
    }
    return new Span(sentences.get(first).begin(), sentences.get(last).end());
  }

  /** A question that asks something: not "Ruben?", nor whether anybody wishes to speak. */
  private boolean content(Span sentence) {
    String said = words(sentence);
    boolean japanese = said.chars().anyMatch(c -> c > 0x2fff);
    boolean enough = japanese ? said.length() >= LETTERS : said.split("\\s+").length >= WORDS;
    return enough
        && ExchangeWords.plainlyAsks(text, sentence)
        && !ExchangeWords.procedure(text, sentence);
  }

  private Span announced(Span body) {
    List<Span> sentences = ExchangeWords.sentences(text, body);
    int first = 0;
    while (first < sentences.size() - 1 && ExchangeWords.announces(text, sentences.get(first))) {
      first++;
    }
    return new Span(sentences.get(first).begin(), source.trim(body.begin(), body.end()).end());
  }

  private Span answer(Span body) {
    boolean thanks =
        body.length() > 0
            && (text.charAt(body.begin()) > 0x2fff
                || THANKS.matcher(text).region(body.begin(), body.end()).lookingAt());
    Span words = thanks ? announced(body) : source.trim(body.begin(), body.end());
    var remark = REMARK.matcher(text).region(words.begin(), words.end());
    return remark.find() && remark.start() > words.begin()
        ? source.trim(words.begin(), remark.start())
        : words;
  }

  private boolean asks(Span sentence) {
    Span trimmed = source.trim(sentence.begin(), sentence.end());
    return ASKS.matcher(text).region(trimmed.begin(), trimmed.end()).find();
  }

  private String words(Span span) {
    return text.substring(span.begin(), span.end());
  }
}
