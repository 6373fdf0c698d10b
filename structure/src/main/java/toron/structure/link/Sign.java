package toron.structure.link;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What speaks for or against a link. Each has a weight in links.yaml under its name. */
enum Sign {
  /** That something is answered at all. */
  LINK(Kind.ORDER),
  /** Shared words, rarer ones more. */
  WORDS(Kind.LEXICAL),
  /** Shared beginnings of long words; single characters in Japanese. */
  CHARACTERS(Kind.LEXICAL),
  /** A sentence of one that is near to a sentence of the other. */
  SENTENCE(Kind.LEXICAL),
  /** Words that hardly any other unit has. */
  RARE(Kind.LEXICAL),
  QUOTED(Kind.LEXICAL),
  NUMBERS(Kind.LEXICAL),
  /** Sentences that report what the other side said. */
  REPORTED(Kind.LEXICAL),
  /** How near this one is beside the one that is nearest. */
  NEAREST(Kind.LEXICAL),
  /** Words shared with what the target itself answers. */
  THREAD(Kind.LEXICAL),
  /** The first words of the response against the headline of the target, and against all of it. */
  HEAD_HEAD(Kind.SIGNPOST),
  HEAD_WHOLE(Kind.SIGNPOST),
  ISSUE(Kind.SIGNPOST),
  OTHER_ISSUE(Kind.SIGNPOST),
  CASE(Kind.SIGNPOST),
  OTHER_CASE(Kind.SIGNPOST),
  SPEAKER(Kind.SIGNPOST),
  OTHER_SPEAKER(Kind.SIGNPOST),
  /** "My first contention", "their case": on whose argument the thread began. */
  WHOSE(Kind.SIGNPOST),
  OTHERS(Kind.SIGNPOST),
  EXTENDS_OWN(Kind.SIGNPOST),
  EXTENDS_OTHER(Kind.SIGNPOST),
  /** One over the number of speeches in between. */
  NEAR(Kind.ORDER),
  /** In the last speech of the other side. */
  LATEST(Kind.ORDER),
  /** Answered already. */
  SETTLED(Kind.ORDER),
  /** A headline, whose parts are answered instead. */
  HEADLINE(Kind.ORDER),
  /** Of the target: a response, or a plan or definition. */
  RESPONSE(Kind.ORDER),
  FRAME(Kind.ORDER),
  WEIGHING(Kind.ORDER),
  /** As far on in its speech as the response is in its own. */
  PLACE(Kind.ORDER),
  /** Between neighbours of a speech: what is answered follows the order in which it was said. */
  ONWARDS(Kind.ORDER),
  NEXT(Kind.ORDER),
  BACK(Kind.ORDER),
  SAME(Kind.ORDER),
  /** The same is answered twice in a row, and the words say that it goes on. */
  CONTINUED(Kind.ORDER);

  /** What of {@link toron.structure.debate.Debate.Cue} it counts as. */
  enum Kind {
    LEXICAL,
    SIGNPOST,
    ORDER
  }

  private final Kind kind;

  Sign(Kind kind) {
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  /** Its place in a row of numbers, one a sign. */
  int index() {
    return Places.OF.getOrDefault(this, 0);
  }

  private static final class Places {
    private static final Map<Sign, Integer> OF = new EnumMap<>(Sign.class);

    static {
      for (Sign sign : values()) {
        OF.put(sign, OF.size());
      }
    }
  }

  /** Its name in links.yaml, as {@code otherIssue}. */
  String key() {
    String[] words = name().toLowerCase(Locale.ROOT).split("_", -1);
    StringBuilder key = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      key.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
    }
    return key.toString();
  }
}
