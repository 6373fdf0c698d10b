package toron.structure.heading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import toron.structure.text.Resources;

/** Labels that a scanner or a hand misread: the labels at the least distance, all of them. */
final class Misprints {
  private static final double WEIGHT = 0.75;
  private static final Pattern CODE =
      Pattern.compile("([1lI|!i]|[2Zz])[ .]?([AN4])[ .]?([CRQ0GO])");
  private static final int SHORT = 4;
  private static final int LONG = 8;
  private static final Map<String, List<Mark.FormatTurn>> KNOWN = known();

  private Misprints() {}

  /** The turns that some words, which are no label, may stand for. */
  static List<Mark.FormatTurn> turns(String words) {
    Matcher code = CODE.matcher(words);
    if (code.matches()) {
      return lighter(LabelBook.of(code(code)));
    }
    String bare = bare(words);
    if (bare.length() < SHORT || bare.length() > 40) {
      return List.of();
    }
    int least = bare.length() >= LONG ? 2 : 1;
    List<Mark.FormatTurn> nearest = new ArrayList<>();
    for (Map.Entry<String, List<Mark.FormatTurn>> label : KNOWN.entrySet()) {
      int distance = distance(bare, label.getKey(), least);
      if (distance < least || (distance == least && nearest.isEmpty())) {
        nearest = new ArrayList<>();
        least = distance;
      }
      if (distance == least) {
        nearest.addAll(label.getValue());
      }
    }
    return nearest;
  }

  private static String code(Matcher code) {
    String number = "2Zz".contains(code.group(1)) ? "2" : "1";
    String side = code.group(2).equals("N") ? "N" : "A";
    String kind =
        switch (code.group(3)) {
          case "R" -> "R";
          case "C", "G" -> "C";
          default -> "Q";
        };
    return number + side + kind;
  }

  private static List<Mark.FormatTurn> lighter(List<Mark.FormatTurn> turns) {
    return turns.stream().map(t -> t.times(WEIGHT)).toList();
  }

  private static String bare(String words) {
    return words.replaceAll("[\\s\\u3000・.]", "").toLowerCase(Locale.ROOT);
  }

  /** Levenshtein's distance, or {@code limit + 1} where it is more than that. */
  private static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) > limit) {
      return limit + 1;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
        least = Math.min(least, row[j]);
      }
      if (least > limit) {
        return limit + 1;
      }
    }
    return row[b.length()];
  }

  private static Map<String, List<Mark.FormatTurn>> known() {
    Map<String, List<Mark.FormatTurn>> known = new LinkedHashMap<>();
    for (String line : Resources.lines(Misprints.class, "misprints.txt")) {
      List<String> words = List.of("");
      for (String column : line.startsWith("#") ? new String[0] : line.strip().split(" ")) {
        List<String> longer = new ArrayList<>();
        for (String word : words) {
          for (String next : column.split("\\|", -1)) {
            longer.add(word + next.replace('_', ' '));
          }
        }
        words = longer;
      }
      for (String word : words) {
        List<Mark.FormatTurn> turns = lighter(LabelBook.of(word.strip()));
        if (!turns.isEmpty()) {
          known.put(bare(word), turns);
        }
      }
    }
    return known;
  }
}
