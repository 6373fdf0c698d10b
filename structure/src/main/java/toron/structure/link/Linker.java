package toron.structure.link;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import toron.structure.argument.Unit;
import toron.structure.debate.Debate;
import toron.structure.discourse.References;
import toron.structure.format.Draft;
import toron.structure.text.Normal;
import toron.structure.text.SourceText;

/**
 * Ties each response to what it answers or holds on to. The responses of one speech are resolved
 * together, and speeches in order, because an answer to an answer belongs to the thread of the
 * argument that was answered first.
 */
public final class Linker {
  private final SourceText source;
  private final LinkWeights weights;
  private double usual = 1;

  public Linker(SourceText source, LinkWeights weights) {
    this.source = source;
    this.weights = weights;
  }

  /** A link between two units, by their indices. */
  public record Link(
      int from, int to, Debate.Relation relation, double confidence, Debate.Cue cue) {}

  /**
   * Which of several speeches each answer answers: its index, or -1 where nothing speaks for any. A
   * speaker who is called by name decides; else the words do. The answers are resolved together: a
   * speech that is near to all of them must be nearer than it usually is.
   *
   * @param names of the speakers of the speeches, empty where unknown
   * @param others texts that show, beside all of these, how rare a word is
   */
  public static List<Integer> answered(
      List<String> speeches, List<String> names, List<String> answers, List<String> others) {
    List<String> beside = new ArrayList<>(folded(answers));
    beside.addAll(folded(others));
    Affinity affinity = new Affinity(folded(speeches), beside);
    List<double[]> scores = answers.stream().map(a -> affinity.of(Normal.fold(a))).toList();
    for (int j = 0; j < speeches.size(); j++) {
      int at = j;
      double mean = scores.stream().mapToDouble(row -> row[at]).average().orElse(0);
      // what is usual cannot be told from a single answer
      double usual = scores.size() > 1 ? mean : 0;
      scores.forEach(row -> row[at] -= row[at] > 0 ? usual : 1);
      for (int i = 0; i < answers.size(); i++) {
        scores.get(i)[j] += Addresses.names(answers.get(i), names.get(j)) ? 1 : 0;
      }
    }
    return scores.stream().map(Linker::best).toList();
  }

  private static List<String> folded(List<String> texts) {
    return texts.stream().map(Normal::fold).toList();
  }

  /** A score of -1 or less is that of a speech that shares nothing. */
  private static int best(double[] scores) {
    int best = -1;
    for (int i = 0; i < scores.length; i++) {
      boolean nearer = best < 0 || scores[i] > scores[best];
      best = scores[i] > -1 && nearer ? i : best;
    }
    return best;
  }

  public List<Link> link(List<Draft.Turn> turns, List<Unit> units) {
    Flow flow = new Flow(source, turns, units);
    double[] numbers = weights.numbers();
    usual = LinkDoubts.usual(units.stream().map(u -> u.span().length()).toList());
    List<Link> links = new ArrayList<>();
    for (List<Integer> responses : flow.speeches()) {
      Chain chain = new Chain(flow, responses);
      List<double[]> probabilities = chain.probabilities(numbers);
      for (int r = 0; r < responses.size(); r++) {
        List<Choice> choices = chain.states().get(r);
        int most = most(probabilities.get(r));
        Choice choice = choices.get(most);
        if (choice.to() != Choice.NOTHING) {
          Unit from = units.get(responses.get(r));
          double confidence = confidence(probabilities.get(r)[most], from, units.get(choice.to()));
          if (confidence >= weights.least()) {
            Debate.Cue cue = cue(choices, choice, numbers);
            links.add(
                new Link(responses.get(r), choice.to(), relation(from, choice), confidence, cue));
            flow.settle(responses.get(r), choice.to());
          }
        }
      }
    }
    return links;
  }

  private double confidence(double probability, Unit from, Unit to) {
    double confidence =
        LinkDoubts.confidence(weights.confidence(), probability, cut(from), cut(to));
    boolean raw = weights.confidence().isEmpty();
    return raw ? confidence : Math.round(Math.min(0.99, confidence) * 100) / 100.0;
  }

  private LinkDoubts.Cut cut(Unit unit) {
    return new LinkDoubts.Cut(
        source.text(), unit.span().begin(), unit.span().end(), unit.label() != null, usual);
  }

  /**
   * The likeliest link, even where nothing is likelier: its confidence says so. The last choice,
   * nothing, only where there is no other.
   */
  private static int most(double[] probabilities) {
    int most = 0;
    for (int s = 1; s + 1 < probabilities.length; s++) {
      most = probabilities[s] > probabilities[most] ? s : most;
    }
    return most;
  }

  private Debate.Relation relation(Unit from, Choice chosen) {
    if (chosen.own()) {
      return Debate.Relation.SUPPORT;
    }
    String said = source.text().substring(from.span().begin(), from.span().end());
    if (References.TURNS.matcher(said).find()) {
      return Debate.Relation.TURN;
    }
    return References.UNDERCUTS.matcher(said).find()
        ? Debate.Relation.UNDERCUT
        : Debate.Relation.ATTACK;
  }

  /** The kind of signs that set the chosen one most apart from what else it might have been. */
  private static Debate.Cue cue(List<Choice> all, Choice chosen, double[] weights) {
    Map<Sign.Kind, Double> leads = new EnumMap<>(Sign.Kind.class);
    for (Sign sign : Sign.values()) {
      double usual = all.stream().mapToDouble(c -> c.get(sign)).average().orElse(0);
      double lead = weights[sign.index()] * (chosen.get(sign) - usual);
      leads.merge(sign.kind(), lead, Double::sum);
    }
    double signpost = leads.getOrDefault(Sign.Kind.SIGNPOST, 0.0);
    double lexical = leads.getOrDefault(Sign.Kind.LEXICAL, 0.0);
    if (Math.max(signpost, lexical) < leads.getOrDefault(Sign.Kind.ORDER, 0.0)) {
      return Debate.Cue.ORDER;
    }
    return signpost > lexical ? Debate.Cue.SIGNPOST : Debate.Cue.LEXICAL;
  }
}
