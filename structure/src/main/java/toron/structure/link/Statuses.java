package toron.structure.link;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.argument.Unit;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;
import toron.structure.format.Draft;
import toron.structure.text.SourceText;
import toron.structure.text.Span;

/**
 * What became of each argument: answered, conceded, or dropped although there was time to answer.
 */
public final class Statuses {
  private static final Pattern CONCEDES =
      Pattern.compile(
          "(?:その点|それ|ここ|この点|.{1,12})(?:は|も)(?:率直に|素直に)?(?:認め(?:ます|ました|た|ざるを)|譲ります|同意(?:します|せざる)|争いません|否定しません)(?![。、]?(?:しかし|ただ|けれど|でも|とはいえ)|が)|\\b(?:we|I)(?:'ll)? (?:concede|grant|agree with (?:them|that)|accept that|give (?:them|you) (?:that|this))\\b(?![^.]{0,60}(?:, but|\\. But|\\. However|; but))",
          Pattern.CASE_INSENSITIVE);

  private final SourceText source;
  private final List<Draft.Turn> turns;
  private final List<Unit> units;
  private final Set<Integer> attacked = new HashSet<>();
  private final Set<Integer> conceded = new HashSet<>();

  public Statuses(
      SourceText source, List<Draft.Turn> turns, List<Unit> units, List<Linker.Link> links) {
    this.source = source;
    this.turns = turns;
    this.units = units;
    for (Linker.Link link : links) {
      if (link.relation() != Debate.Relation.SUPPORT) {
        mark(link);
      }
    }
  }

  private void mark(Linker.Link link) {
    Span words = units.get(link.from()).span();
    boolean concedes = CONCEDES.matcher(source.text().substring(words.begin(), words.end())).find();
    Set<Integer> set = concedes ? conceded : attacked;
    set.add(link.to());
    if (units.get(link.to()).parent() >= 0) {
      attacked.add(units.get(link.to()).parent());
    }
  }

  public Debate.@Nullable Status of(int index) {
    if (conceded.contains(index)) {
      return Debate.Status.CONCEDED;
    }
    if (attacked.contains(index)) {
      return Debate.Status.ANSWERED;
    }
    Unit unit = units.get(index);
    return contestable(unit) && answerable(unit) ? Debate.Status.DROPPED : null;
  }

  private static boolean contestable(Unit unit) {
    return switch (unit.kind()) {
      case ADVANTAGE, DISADVANTAGE, CONTENTION, CLAIM, RESPONSE, COUNTERPLAN -> true;
      case DEFINITION, PLAN, WEIGHING -> false;
    };
  }

  /** Whether the other side still had a speech for arguments. */
  private boolean answerable(Unit unit) {
    Side side = unit.side();
    for (int i = unit.turn() + 1; side != null && i < turns.size(); i++) {
      Side other = turns.get(i).side();
      boolean argues = turns.get(i).kind() != Debate.SpeechKind.CROSS_EXAMINATION;
      if (other != null && argues && other.opposes(side)) {
        return true;
      }
    }
    return false;
  }
}
