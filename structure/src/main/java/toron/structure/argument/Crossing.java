package toron.structure.argument;

import java.util.regex.Pattern;

/** Where a constructive speech goes over from its own case to that of the other side. */
final class Crossing {
  private static final Pattern OVER =
      Pattern.compile(
          "^(?:(?:now|so|okay|next|then|finally|and|but|moving on|i have two),? )*"
              + "(?:(?:(?:i|we)(?:'ll| will| shall| now)? ?(?:go|turn|move|come|proceed|respond|reply|answer)|let me (?:go|turn|move|respond|reply|answer|look))(?: now| over| on)?(?: back)?(?: to| at)? )?"
              + "(?:(?:on|to|onto|against|about|for) )?"
              + "(?:(?:the )?(?:affirmative|aff|government|proposition|pro|negative|opposition)(?:'s|'s own)? (?:case|contentions?|arguments?|constructive|side|advantages?)\\b"
              + "|(?:his|her|their|my opponents?'s?) (?:own )?(?:case|(?:first|second|third|one|main|only|\\w+) (?:contention|argument|point|advantage)|(?:first|second) (?:is|was)|criterion|value|framework)\\b"
              + "|(?:the )?case(?:,|\\.|:| itself| side)|on[- ]case\\b)"
              + "|^(?:では|さて|次に|続いて|それでは)?[、]?(?:肯定側|否定側|相手側?|政府側?|野党側?)(?:の(?:立論|議論|ケース|主張|メリット|デメリット))?(?:について|に対する|に対して|への)の?(?:反駁|反論)",
          Pattern.CASE_INSENSITIVE);

  private Crossing() {}

  /** Whether these are the first words of what answers the other side's case. */
  static boolean over(String paragraph) {
    return OVER.matcher(paragraph).find();
  }
}
