package toron.corpus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import toron.corpus.NameFinder.Found;
import toron.corpus.NameFinder.Verdict;
import toron.structure.debate.Debate;
import toron.structure.debate.Location;

/**
 * Gives the people, schools and teams of one debate pseudonyms that are the same throughout it.
 *
 * <p>Names come from the roster (teams, speakers, judges, turn labels) and from the text
 * (honorifics, schools). Evidence and citations stay as they were printed, since evidence without
 * its author is none; so do the names that a citation or a quotation mentions, unless they are on
 * the roster.
 */
final class Pseudonyms {
  private static final Pattern ID = Pattern.compile("[A-Z]{0,2}\\d*");
  private final Debate debate;
  private final NameFinder finder;
  private final NameTable names;
  private final List<Segment> segments;
  private final Map<String, List<int[]>> evidence = new HashMap<>();
  private final Set<String> cited = new HashSet<>();
  private final List<Review> review = new ArrayList<>();

  /**
   * A name that a person should look at; private.
   *
   * @param why {@code cited}, {@code titled} or {@code unmarked}: why it stays
   */
  record Review(String debate, String document, int begin, int end, String text, String why) {}

  /** A name and its pseudonym; private, and written only when asked for. */
  record Key(String debate, String name, String pseudonym) {}

  /** The debate under pseudonyms, and everything needed to find the way back. */
  record Result(
      Debate debate, List<Replacement> replacements, List<Review> review, List<Key> key) {}

  private Pseudonyms(Debate debate, Set<String> mayBeNamed) {
    this.debate = debate;
    this.finder = NameFinder.of(debate.language());
    this.names = new NameTable(NameRules.of(debate.language()), mayBeNamed);
    List<Pieces.Piece> pieces = new ArrayList<>();
    for (Debate.Passage passage : DebateTexts.located(debate)) {
      Pieces.of(passage.text(), passage.location()).ifPresent(p -> pieces.addAll(p.pieces()));
    }
    this.segments = Segment.merge(pieces);
  }

  /**
   * @param mayBeNamed names that their contribution allows
   */
  static Result apply(Debate debate, Set<String> mayBeNamed) {
    return new Pseudonyms(debate, mayBeNamed).run();
  }

  private Result run() {
    protectEvidence();
    roster();
    for (Segment segment : segments) {
      collect(segment);
    }
    Map<String, NavigableMap<Integer, Replacement>> byDocument = new TreeMap<>();
    for (Segment segment : segments) {
      replace(segment, byDocument);
    }
    Debate hidden =
        DebateTexts.rewrite(
            debate,
            new DebateTexts.Rewrite() {
              @Override
              public String located(String text, List<Location> location) {
                return Pieces.of(text, location)
                    .map(pieces -> SourceMap.replaced(text, pieces, byDocument))
                    .orElseGet(() -> names.apply(text));
              }

              @Override
              public String plain(String text) {
                return names.apply(text);
              }
            });
    List<Replacement> replacements = new ArrayList<>();
    byDocument.values().forEach(spans -> replacements.addAll(spans.values()));
    List<Key> key = new ArrayList<>();
    names.key().forEach((name, pseudonym) -> key.add(new Key(debate.id(), name, pseudonym)));
    return new Result(hidden, replacements, review, key);
  }

  private void protectEvidence() {
    for (Debate.Evidence e : debate.evidence()) {
      for (Location at : e.location()) {
        protect(at.document(), at.begin(), at.end());
      }
      note(e.quote());
      String citation = e.citation();
      if (citation != null && !citation.isBlank()) {
        note(citation);
        protectCitation(citation);
      }
    }
  }

  private void protectCitation(String citation) {
    for (Segment segment : segments) {
      int at = segment.text().indexOf(citation);
      while (at >= 0) {
        int begin = segment.begin() + segment.text().codePointCount(0, at);
        protect(segment, begin, begin + citation.codePointCount(0, citation.length()));
        at = segment.text().indexOf(citation, at + citation.length());
      }
    }
  }

  private void protect(Segment segment, int begin, int end) {
    protect(String.valueOf(segment.document()), begin, end);
  }

  private void protect(String document, int begin, int end) {
    evidence.computeIfAbsent(document, d -> new ArrayList<>()).add(new int[] {begin, end});
  }

  private void note(String quotedOrCited) {
    if (debate.language().equals("ja")) {
      for (JapaneseWords.Word word : JapaneseWords.of(quotedOrCited)) {
        if (word.proper()) {
          cited.add(quotedOrCited.substring(word.begin(), word.end()));
        }
      }
    } else {
      for (String word : quotedOrCited.split("[^\\p{L}'’-]+")) {
        if (word.length() > 1 && Character.isUpperCase(word.codePointAt(0))) {
          cited.add(word);
        }
      }
    }
  }

  private void roster() {
    for (Debate.Bench bench : debate.sides()) {
      String team = bench.team();
      if (team != null) {
        add(finder.school(team) ? NameTable.Kind.SCHOOL : NameTable.Kind.TEAM, finder.team(team));
      }
    }
    for (Debate.Speaker speaker : debate.speakers()) {
      String name = speaker.name();
      if (name != null) {
        add(NameTable.Kind.PERSON, finder.person(name));
      }
    }
    for (Debate.Speech speech : debate.speeches()) {
      String label = speech.label();
      if (label != null) {
        turn(label);
      }
      String speaker = speech.speaker();
      if (speaker != null && debate.speakers().stream().noneMatch(s -> s.id().equals(speaker))) {
        judge(speaker);
      }
    }
    Debate.Decision decision = debate.decision();
    if (decision != null) {
      decision.votes().stream().map(Debate.Vote::judge).forEach(this::judge);
      decision.scores().stream().map(Debate.Score::judge).forEach(this::judge);
    }
  }

  /** Ids such as J1 are nobody's name. */
  private void judge(@org.jspecify.annotations.Nullable String name) {
    if (name != null && !ID.matcher(name).matches()) {
      add(NameTable.Kind.PERSON, finder.person(name));
    }
  }

  /** A turn label is a roster of its own: every person named in it speaks. */
  private void turn(String label) {
    for (Found found : finder.find(label)) {
      String name = label.substring(found.begin(), found.end());
      add(
          found.kind(),
          found.kind() == NameTable.Kind.PERSON ? finder.person(name) : finder.team(name));
    }
  }

  private void add(NameTable.Kind kind, List<String> spellings) {
    if (!spellings.isEmpty()) {
      names.add(kind, spellings);
    }
  }

  private void collect(Segment segment) {
    for (Found found : finder.find(segment.text())) {
      String name = segment.text().substring(found.begin(), found.end());
      int begin = segment.begin() + segment.text().codePointCount(0, found.begin());
      int end = begin + name.codePointCount(0, name.length());
      if (inEvidence(segment, begin, end) || names.key().containsKey(name)) {
        continue;
      }
      if (found.verdict() == Verdict.PRIVATE && !isCited(name)) {
        boolean person = found.kind() == NameTable.Kind.PERSON;
        add(found.kind(), person ? finder.person(name) : finder.team(name));
        continue;
      }
      String why =
          switch (found.verdict()) {
            case PRIVATE -> "cited";
            case TITLED -> "titled";
            case UNMARKED -> "unmarked";
          };
      String document = String.valueOf(segment.document());
      review.add(new Review(debate.id(), document, begin, end, name, why));
    }
  }

  private boolean isCited(String name) {
    return cited.contains(name)
        || List.of(name.split(" ")).stream().anyMatch(cited::contains)
        || (debate.language().equals("ja")
            && JapaneseWords.of(name).stream()
                .anyMatch(w -> w.person() && cited.contains(name.substring(w.begin(), w.end()))));
  }

  private void replace(
      Segment segment, Map<String, NavigableMap<Integer, Replacement>> byDocument) {
    String document = String.valueOf(segment.document());
    for (NameTable.Match match : names.find(segment.text())) {
      int begin = segment.begin() + segment.text().codePointCount(0, match.begin());
      int end = begin + segment.text().codePointCount(match.begin(), match.end());
      if (!inEvidence(segment, begin, end)) {
        byDocument
            .computeIfAbsent(document, d -> new TreeMap<>())
            .put(begin, new Replacement(document, begin, end, match.replacement(), debate.id()));
      }
    }
  }

  private boolean inEvidence(Segment segment, int begin, int end) {
    return evidence.getOrDefault(String.valueOf(segment.document()), List.of()).stream()
        .anyMatch(span -> begin < span[1] && end > span[0]);
  }
}
