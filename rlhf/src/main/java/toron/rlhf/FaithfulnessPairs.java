package toron.rlhf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import toron.corpus.Sentences;
import toron.corpus.rows.Composer;
import toron.corpus.rows.Part;
import toron.corpus.rows.Phrasings;
import toron.corpus.rows.Rendering;
import toron.corpus.rows.SourcedDebate;
import toron.structure.debate.Debate.Argument;
import toron.structure.debate.Debate.Evidence;

/**
 * A text true to what it quotes, against the same text untrue to it in one place: units that read
 * evidence, reports of what a side argued, and answers that first restate the argument they meet,
 * where the untrue one answers a straw man.
 */
final class FaithfulnessPairs {
  private static final Pattern YEAR = Pattern.compile("\\d{2}");
  private static final Pattern LATIN = Pattern.compile("^[A-Za-z]");
  private static final Pattern NO_CITATION =
      Pattern.compile(":|：|、.*、|前掲|同じく|(?:ます|です|した|ない)$|[a-z]$");
  private static final Pattern ENDED = Pattern.compile("[。！？.!?][」』）)\"”’]*$");
  private static final int REPORTED = 160;
  private static final int PASSAGE = 1200;
  private static final int SEEN = 100_000;

  private final Phrasings phrasings;
  private final RlhfOptions options;
  private final Exchange exchange;

  /** Texts seen: an opening that stands in many debates is altered once. */
  private final Set<Long> seen =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
              return size() > SEEN;
            }
          });

  FaithfulnessPairs(Phrasings phrasings, RlhfOptions options) {
    this.phrasings = phrasings;
    this.options = options;
    this.exchange = new Exchange(options.alterations());
  }

  void make(SourcedDebate debate, PairDraft.Drafts drafts) {
    List<Exchange.Candidate> candidates = new ArrayList<>();
    Rendering words = new Rendering(debate);
    for (Argument unit : debate.debate().arguments()) {
      Optional<Part.Quote> said = debate.quote(unit).map(Part.Quote::strip);
      if (unit.side() == null || said.isEmpty()) {
        continue;
      }
      if (options.uses(RlhfOptions.FAITHFULNESS) && seen.add(Alterations.hash(said.get().text()))) {
        if (unit.evidence().isEmpty()) {
          report(debate, words, unit, said.get(), candidates);
        } else {
          argue(debate, words, unit, said.get(), candidates);
        }
      }
      if (options.uses(RlhfOptions.RESPONSIVENESS)) {
        restate(debate, words, unit, said.get(), candidates);
      }
    }
    exchange.offer(candidates, (a, b) -> drafts.both(Exchange.draft(a, b), Exchange.draft(b, a)));
  }

  /** A unit with the evidence it reads in the prompt; what it quotes and cites may be altered. */
  private void argue(
      SourcedDebate debate,
      Rendering words,
      Argument unit,
      Part.Quote said,
      List<Exchange.Candidate> candidates) {
    Optional<Part> evidence = words.evidence(List.of(unit));
    if (evidence.isEmpty()) {
      return;
    }
    Map<String, Part> holes =
        Map.of(
            "motion", debate.motion(), "side", words.side(unit.side()), "evidence", evidence.get());
    Exchange.Text text =
        new Exchange.Text(
            debate, RlhfOptions.FAITHFULNESS, "argue", unit.id(), holes, UnaryOperator.identity());
    String language = debate.debate().language();
    for (String id : unit.evidence()) {
      Evidence read = debate.evidence(id);
      String quote = read == null ? "" : read.quote().strip();
      int at = quote.isEmpty() ? -1 : said.text().indexOf(quote);
      if (at >= 0) {
        places(language, said.text(), at, at + quote.length())
            .forEach(place -> candidates.add(candidate(text, said, place)));
      }
      String citation = read == null || read.citation() == null ? "" : read.citation().strip();
      int cited = citation.isEmpty() ? -1 : said.text().indexOf(citation);
      if (cited >= 0 && cites(citation)) {
        int end = cited + citation.length();
        Place source = new Place("source", shape(citation), citation, cited, end);
        candidates.add(candidate(text, said, source));
        places(language, said.text(), cited, end).stream()
            .filter(place -> place.kind().equals("date"))
            .forEach(place -> candidates.add(candidate(text, said, place)));
      }
    }
  }

  /** What was taken for a citation but is a sentence, or ends within one. */
  private static boolean cites(String citation) {
    return citation.length() <= 150 && !NO_CITATION.matcher(citation).find();
  }

  /** Citations stand in for each other where they are built alike. */
  private static String shape(String citation) {
    boolean latin = LATIN.matcher(citation).find();
    return "source:" + latin + YEAR.matcher(citation).find() + citation.contains("(");
  }

  /** A passage in the prompt, and a report of some of its sentences. */
  private void report(
      SourcedDebate debate,
      Rendering words,
      Argument unit,
      Part.Quote said,
      List<Exchange.Candidate> candidates) {
    if (said.text().length() > PASSAGE) {
      return;
    }
    Part side = words.side(unit.side());
    Exchange.Text text =
        new Exchange.Text(
            debate,
            RlhfOptions.FAITHFULNESS,
            "report",
            unit.id(),
            Map.of("motion", debate.motion(), "side", side, "passage", said),
            quote -> fill(debate, "report", Map.of("side", side, "quote", quote)));
    for (Part.Quote window : windows(said)) {
      places(debate.debate().language(), window.text(), 0, window.text().length())
          .forEach(place -> candidates.add(candidate(text, window, place)));
    }
  }

  /** An answer that begins by restating what it answers; an altered restatement is a straw man. */
  private void restate(
      SourcedDebate debate,
      Rendering words,
      Argument unit,
      Part.Quote said,
      List<Exchange.Candidate> candidates) {
    Optional<Argument> target = ResponsivenessPairs.target(debate, unit);
    Optional<Part.Quote> passage = target.flatMap(debate::quote).map(Part.Quote::strip);
    if (passage.isEmpty() || passage.get().text().length() > PASSAGE) {
      return;
    }
    Map<String, Part> holes =
        Map.of("motion", debate.motion(), "side", words.side(unit.side()), "target", passage.get());
    Exchange.Text text =
        new Exchange.Text(
            debate,
            RlhfOptions.RESPONSIVENESS,
            "restate",
            unit.id(),
            holes,
            quote -> fill(debate, "restate", Map.of("quote", quote, "answer", said)));
    for (Part.Quote window : windows(passage.get())) {
      places(debate.debate().language(), window.text(), 0, window.text().length()).stream()
          .filter(place -> !place.kind().equals("source"))
          .forEach(place -> candidates.add(candidate(text, window, place)));
    }
  }

  private Part fill(SourcedDebate debate, String word, Map<String, Part> holes) {
    return Composer.fill(phrasings.word(debate.debate().language(), word), holes);
  }

  private static List<Place> places(String language, String text, int from, int to) {
    return Alterations.places(language, text, from, to);
  }

  private Exchange.Candidate candidate(Exchange.Text text, Part.Quote said, Place place) {
    String key = options.seed() + text.debate.debate().id() + text.unit + text.task + said.begin();
    return new Exchange.Candidate(
        text, said, place, Alterations.hash(key + place.slot() + place.begin()));
  }

  /**
   * Consecutive sentences that together are some {@value #REPORTED} characters; headings, and what
   * opens a quotation without closing it, are left out.
   */
  private static List<Part.Quote> windows(Part.Quote said) {
    List<Part.Quote> windows = new ArrayList<>();
    int from = -1;
    int to = 0;
    for (Sentences.Sentence sentence : Sentences.of(said.text())) {
      boolean whole = ENDED.matcher(sentence.of(said.text())).find();
      if (whole) {
        from = from < 0 ? sentence.begin() : from;
        to = sentence.end();
      }
      if (from >= 0 && (!whole || to - from >= REPORTED)) {
        add(windows, said.cut(from, to));
        from = -1;
      }
    }
    if (from >= 0) {
      add(windows, said.cut(from, to));
    }
    return windows;
  }

  private static void add(List<Part.Quote> windows, Part.Quote window) {
    String text = window.text();
    boolean closed = count(text, '"') % 2 == 0;
    for (String pair : List.of("「」", "『』", "“”", "（）", "()")) {
      closed &= count(text, pair.charAt(0)) == count(text, pair.charAt(1));
    }
    if (closed) {
      windows.add(window);
    }
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }
}
