package toron.rlhf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.corpus.Sentences;
import toron.corpus.rows.Overlap;
import toron.corpus.rows.Part;
import toron.corpus.rows.Phrasings;
import toron.corpus.rows.Rendering;
import toron.corpus.rows.SourcedDebate;
import toron.structure.debate.Debate;
import toron.structure.debate.Debate.Argument;

/**
 * The answer that meets an argument, against one of the same bench that meets another, or that the
 * judges ruled new or late. Two answers are always set against each other both ways, each on the
 * argument that it meets, so that no answer is better by itself.
 */
final class ResponsivenessPairs {
  /** Below this overlap a ruling does not speak of a unit. */
  private static final double SPOKEN_OF = 0.4;

  private final Phrasings phrasings;
  private final double maxRatio;

  ResponsivenessPairs(Phrasings phrasings, double maxRatio) {
    this.phrasings = phrasings;
    this.maxRatio = maxRatio;
  }

  /** An answer, what it meets, and both as they were printed. */
  private record Answer(Argument unit, Argument target, Part.Quote said, Part.Quote asked) {}

  void make(SourcedDebate debate, PairDraft.Drafts drafts) {
    Set<String> ruledOut = ruledOut(debate);
    List<Answer> answers = new ArrayList<>();
    for (Argument unit : debate.debate().arguments()) {
      Argument target = target(debate, unit).orElse(null);
      Part.Quote said = quote(debate, unit);
      Part.Quote asked = target == null ? null : quote(debate, target);
      if (target != null && said != null && asked != null && !ruledOut.contains(unit.id())) {
        answers.add(new Answer(unit, target, said, asked));
      }
    }
    late(debate, ruledOut, answers, drafts);
    Set<Answer> free = new HashSet<>(answers);
    for (Answer answer : answers) {
      if (free.remove(answer)) {
        Answer other = other(debate, answer, answers, free);
        if (other != null) {
          free.remove(other);
          drafts.both(
              draft(debate, answer, other.unit(), other.said(), null),
              draft(debate, other, answer.unit(), answer.said(), null));
        }
      }
    }
  }

  private static Part.@Nullable Quote quote(SourcedDebate debate, Argument unit) {
    return debate.quote(unit).map(Part.Quote::strip).orElse(null);
  }

  /** The first argument of the other bench that a unit attacks. */
  static Optional<Argument> target(SourcedDebate debate, Argument unit) {
    return unit.side() == null
        ? Optional.empty()
        : attacked(unit).stream()
            .flatMap(id -> Optional.ofNullable(debate.argument(id)).stream())
            .findFirst();
  }

  /** An answer of like length to something else: the one least like the argument. */
  private @Nullable Answer other(
      SourcedDebate debate, Answer answer, List<Answer> answers, Set<Answer> free) {
    Set<String> family = family(debate.debate(), answer.target());
    Answer best = null;
    double least = Double.MAX_VALUE;
    for (Answer other : answers) {
      if (!free.contains(other)
          || other.unit().side() != answer.unit().side()
          || attacked(other.unit()).stream().anyMatch(family::contains)
          || attacked(answer.unit()).stream()
              .anyMatch(family(debate.debate(), other.target())::contains)
          || ratio(answer.said().text(), other.said().text()) > maxRatio) {
        continue;
      }
      double overlap = Overlap.of(other.said().text(), answer.asked().text());
      if (overlap < least) {
        least = overlap;
        best = other;
      }
    }
    return best;
  }

  private void late(
      SourcedDebate debate, Set<String> ruledOut, List<Answer> answers, PairDraft.Drafts drafts) {
    for (String id : ruledOut) {
      Argument unit = debate.argument(id);
      Part.Quote said = unit == null ? null : quote(debate, unit);
      if (unit == null || said == null) {
        continue;
      }
      answers.stream()
          .filter(a -> a.unit().side() == unit.side())
          .filter(a -> ratio(a.said().text(), said.text()) <= maxRatio)
          .findFirst()
          .ifPresent(a -> drafts.one(draft(debate, a, unit, said, RlhfOptions.LATE)));
    }
  }

  /** Units of rebuttals that the judges' reasons call new or late. */
  private Set<String> ruledOut(SourcedDebate debate) {
    Debate.Decision decision = debate.debate().decision();
    Debate.Passage reason = decision == null ? null : decision.reason();
    Set<String> found = new HashSet<>();
    if (reason == null) {
      return found;
    }
    Pattern cue = Pattern.compile(phrasings.word(debate.debate().language(), "ruled-out"));
    for (Sentences.Sentence sentence : Sentences.of(reason.text())) {
      String words = sentence.of(reason.text());
      Matcher ruled = cue.matcher(words);
      if (ruled.find()) {
        spokenOf(debate, words, named(debate, words.substring(0, ruled.end())))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  /** The speech whose role stands last in some words; -1: none. */
  private static int named(SourcedDebate debate, String words) {
    int speech = -1;
    int last = -1;
    for (Debate.Speech s : debate.debate().speeches()) {
      int at = s.role() == null ? -1 : words.lastIndexOf(s.role());
      if (at > last) {
        last = at;
        speech = s.index();
      }
    }
    return speech;
  }

  /** The unit of the second half of a debate, or of one speech, that some words speak of. */
  private static Optional<String> spokenOf(SourcedDebate debate, String words, int speech) {
    int half = debate.debate().speeches().size() / 2;
    String best = null;
    double most = SPOKEN_OF;
    for (Argument unit : debate.debate().arguments()) {
      boolean late = speech < 0 ? unit.speech() >= half : unit.speech() == speech;
      double overlap = late && unit.side() != null ? Overlap.of(words, unit.text()) : 0;
      if (overlap > most) {
        most = overlap;
        best = unit.id();
      }
    }
    return Optional.ofNullable(best);
  }

  private static PairDraft draft(
      SourcedDebate debate,
      Answer answer,
      Argument other,
      Part.Quote rejected,
      @Nullable String balance) {
    return new PairDraft(
        debate,
        debate,
        RlhfOptions.RESPONSIVENESS,
        "rebuttal",
        answer.target().id() + ":" + answer.unit().id() + ":" + other.id(),
        Map.of(
            "motion",
            debate.motion(),
            "side",
            new Rendering(debate).side(answer.unit().side()),
            "target",
            answer.asked()),
        answer.said(),
        rejected,
        PairDraft.Strength.SURE,
        null,
        balance,
        PairDraft.lean(answer.said().text(), rejected.text()),
        List.of());
  }

  /** An argument, what it is part of, and its parts. */
  private static Set<String> family(Debate debate, Argument of) {
    Set<String> ids = new HashSet<>(Set.of(of.id()));
    String parent = of.parent();
    if (parent != null) {
      ids.add(parent);
    }
    for (Argument a : debate.arguments()) {
      if (of.id().equals(a.parent())) {
        ids.add(a.id());
      }
    }
    return ids;
  }

  private static List<String> attacked(Argument unit) {
    return unit.targets().stream()
        .filter(t -> Rendering.opposes(t.relation()))
        .map(Debate.Target::argument)
        .toList();
  }

  static double ratio(String a, String b) {
    double shorter = Math.max(1, Math.min(a.length(), b.length()));
    return Math.max(a.length(), b.length()) / shorter;
  }
}
