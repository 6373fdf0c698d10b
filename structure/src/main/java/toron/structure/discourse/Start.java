package toron.structure.discourse;

import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.text.Span;

/**
 * Where a unit of argument opens.
 *
 * @param issue the stock issue, or null
 * @param level of its signpost, see {@code signposts.yaml}; 3 where there is none
 * @param label the words that name it, or null
 * @param bare whether it is a headline only, so that what follows are its parts
 */
public record Start(
    int begin,
    Debate.ArgumentKind kind,
    Debate.@Nullable Issue issue,
    int level,
    @Nullable Span label,
    boolean bare) {

  public static Start plain(int begin, Debate.ArgumentKind kind, @Nullable Span label) {
    return new Start(begin, kind, null, 3, label, false);
  }

  public boolean heads() {
    return level == 1 && kind != Debate.ArgumentKind.RESPONSE && kind != Debate.ArgumentKind.CLAIM;
  }
}
