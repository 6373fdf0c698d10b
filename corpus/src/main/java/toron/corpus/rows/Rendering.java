package toron.corpus.rows;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import toron.corpus.Sentences;
import toron.structure.debate.Debate;
import toron.structure.debate.Debate.Argument;
import toron.structure.debate.Debate.Evidence;
import toron.structure.debate.Side;

/** Shows pieces of a debate in the words of its language, for prompts. */
public final class Rendering {
  private static final Phrasings WORDS = Phrasings.of(Rendering.class, "words.yaml");
  private static final int HEADLINE = 60;

  /** A first sentence as short as this only announces what is to come. */
  private static final int SIGNPOST = 12;

  private final SourcedDebate debate;
  private final String language;

  public Rendering(SourcedDebate debate) {
    this.debate = debate;
    this.language = debate.debate().language();
  }

  /** Whether there are words for a language. */
  public static boolean speaks(String language) {
    return WORDS.speaks(language);
  }

  public String word(String key) {
    return WORDS.word(language, key);
  }

  public Part side(@Nullable Side side) {
    return Part.words(side == null ? "" : word("side." + key(side)));
  }

  /** The last word of an enum's name in files: {@code opening-government}. */
  public static String key(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A unit and its children, in order. */
  public List<Argument> tree(Argument root) {
    List<Argument> all = new ArrayList<>(List.of(root));
    Set<String> ids = new LinkedHashSet<>(List.of(root.id()));
    for (Argument a : debate.debate().arguments()) {
      if (a.parent() != null && ids.contains(a.parent()) && ids.add(a.id())) {
        all.add(a);
      }
    }
    return all;
  }

  /** The texts of units, one a paragraph; empty when one of them can't be traced. */
  public Optional<Part> texts(Collection<Argument> units) {
    List<Part> parts = new ArrayList<>();
    for (Argument unit : units) {
      Optional<Part.Quote> quote = debate.quote(unit);
      if (quote.isEmpty()) {
        return Optional.empty();
      }
      parts.add(quote.get().strip());
    }
    return Optional.of(Part.lines(parts, "\n"));
  }

  /**
   * The evidence that some units read, numbered, with its sources; nothing when they read none.
   *
   * @return empty when a quotation can't be traced
   */
  public Optional<Part> evidence(Collection<Argument> units) {
    Set<String> ids = new LinkedHashSet<>();
    units.forEach(unit -> ids.addAll(unit.evidence()));
    List<Part> parts = new ArrayList<>();
    for (String id : ids) {
      Evidence evidence = debate.evidence(id);
      if (evidence != null) {
        Optional<Part.Quote> quote = debate.quote(evidence);
        if (quote.isEmpty()) {
          return Optional.empty();
        }
        parts.add(card(parts.size() + 1, evidence, quote.get().strip()));
      }
    }
    if (parts.isEmpty()) {
      return Optional.of(Part.NONE);
    }
    return Optional.of(
        Part.join(Part.words(word("evidence") + "\n"), Part.lines(parts, "\n"), Part.words("\n")));
  }

  private Part card(int number, Evidence evidence, Part.Quote quote) {
    String source = evidence.citation() == null ? "" : evidence.citation().strip() + " ";
    return Part.join(
        Part.words("[" + number + "] " + source + word("quote.open")),
        quote,
        Part.words(word("quote.close")));
  }

  /** The first sentence of a unit, with the next after a mere signpost, cut where it is long. */
  public Optional<Part> headline(Argument unit) {
    return debate.quote(unit).map(Rendering::headline);
  }

  static Part headline(Part.Quote quote) {
    List<Sentences.Sentence> sentences = Sentences.of(quote.text());
    if (sentences.isEmpty()) {
      return quote.strip();
    }
    Sentences.Sentence first = sentences.get(0);
    if (first.end() - first.begin() <= SIGNPOST && sentences.size() > 1) {
      first = new Sentences.Sentence(first.begin(), sentences.get(1).end());
    }
    String words = first.of(quote.text());
    boolean wide = words.codePoints().anyMatch(c -> c >= 0x3040);
    int most = wide ? HEADLINE : 2 * HEADLINE;
    if (words.codePointCount(0, words.length()) <= most) {
      return quote.cut(first.begin(), first.end());
    }
    int end = quote.text().offsetByCodePoints(first.begin(), most);
    int space = quote.text().lastIndexOf(' ', end);
    int cut = !wide && space > first.begin() ? space : end;
    return Part.join(quote.cut(first.begin(), cut), Part.words("…"));
  }

  /** The label of a unit, cut from its words where it stands in them. */
  public Optional<Part> label(Argument unit) {
    String label = unit.label() == null ? "" : unit.label().strip();
    if (label.isEmpty()) {
      return Optional.empty();
    }
    Optional<Part.Quote> said = debate.quote(unit);
    int at = said.isEmpty() ? -1 : said.get().text().indexOf(label);
    return Optional.of(at < 0 ? Part.words(label) : said.get().cut(at, at + label.length()));
  }

  /** What a unit is called: its label, or what kind it is. */
  public Part name(Argument unit) {
    Optional<Part> label = label(unit);
    if (label.isPresent()) {
      return label.get();
    }
    Debate.Issue issue = unit.issue();
    return Part.words(
        issue == null ? word("kind." + key(unit.kind())) : word("issue." + key(issue)));
  }

  /** The units of a debate that stand by themselves, each with the answers to it, one a line. */
  public Optional<Part> flow() {
    List<Part> lines = new ArrayList<>();
    for (Argument unit : debate.debate().arguments()) {
      if (unit.side() == null || !opens(unit)) {
        continue;
      }
      Optional<Part> head = headline(unit);
      if (head.isEmpty()) {
        return Optional.empty();
      }
      lines.add(Part.join(Part.words("- "), side(unit.side()), Part.words(": "), head.get()));
      for (Argument answer : answers(unit)) {
        Optional<Part> said = headline(answer);
        if (said.isEmpty()) {
          return Optional.empty();
        }
        lines.add(Part.join(Part.words("  > "), side(answer.side()), Part.words(": "), said.get()));
      }
    }
    return lines.isEmpty() ? Optional.empty() : Optional.of(Part.lines(lines, "\n"));
  }

  /** Whether a unit is an argument of its own rather than an answer or a headline over others. */
  public boolean opens(Argument unit) {
    boolean answers = unit.targets().stream().anyMatch(t -> opposes(t.relation()));
    boolean carriesOn = unit.targets().stream().anyMatch(t -> !opposes(t.relation()));
    boolean heads =
        debate.debate().arguments().stream().anyMatch(a -> unit.id().equals(a.parent()));
    return !answers && !carriesOn && !heads && argues(unit.kind());
  }

  private static boolean argues(Debate.ArgumentKind kind) {
    return switch (kind) {
      case ADVANTAGE, DISADVANTAGE, CONTENTION, CLAIM, PLAN, COUNTERPLAN -> true;
      case DEFINITION, RESPONSE, WEIGHING -> false;
    };
  }

  /** The units that attack a unit, in order. */
  public List<Argument> answers(Argument unit) {
    return debate.debate().arguments().stream()
        .filter(
            a ->
                a.targets().stream()
                    .anyMatch(t -> t.argument().equals(unit.id()) && opposes(t.relation())))
        .toList();
  }

  public static boolean opposes(Debate.Relation relation) {
    return relation != Debate.Relation.SUPPORT;
  }
}
