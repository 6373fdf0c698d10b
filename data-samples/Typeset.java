import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Builds the samples: from each marked source the page (HTML, printed to PDF by Chromium) and the
 * gold documents and debates, so that the gold cannot drift from what is printed. README.md has the
 * form of a source. {@code java data-samples/Typeset.java} prints what changed; {@code --check}
 * prints nothing and fails where something that is committed is not what the sources give.
 */
final class Typeset {
  private static final Path HOME = Path.of("data-samples");
  private static final Path HTML = Path.of("target", "typeset");

  public static void main(String[] arguments) throws IOException {
    boolean check = List.of(arguments).contains("--check");
    Map<String, List<Map<String, Object>>> rows = new TreeMap<>();
    List<Path> sources;
    try (Stream<Path> files = Files.list(HOME.resolve("sources"))) {
      sources = files.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
    }
    List<String> stale = new ArrayList<>();
    for (Path file : sources) {
      Source source = Source.read(file);
      Path pdf = source.pdf();
      if (pdf != null && !Printer.isFresh(source, pdf)) {
        if (check) {
          stale.add(pdf.toString());
          continue;
        }
        Printer.print(source, pdf, HTML);
      }
      String set = source.need("language") + "/" + source.need("set") + "/";
      Map<String, Object> document = Gold.document(source, pdf);
      rows.computeIfAbsent(set + "documents.jsonl", k -> new ArrayList<>()).add(document);
      for (Debate debate : source.held()) {
        rows.computeIfAbsent(set + "debates.jsonl", k -> new ArrayList<>())
            .add(Gold.debate(source, debate, (String) document.get("id")));
      }
    }
    for (var file : rows.entrySet()) {
      Path gold = HOME.resolve("gold").resolve(file.getKey());
      String json =
          file.getValue().stream().map(r -> Gold.json(r) + "\n").collect(Collectors.joining());
      if (!Files.exists(gold) || !Files.readString(gold).equals(json)) {
        stale.add(gold.toString());
        if (!check) {
          Files.createDirectories(gold.getParent());
          Files.writeString(gold, json);
          Files.writeString(gold.resolveSibling("manifest.json"), Gold.MANIFEST);
          System.out.println("wrote " + gold);
        }
      }
    }
    if (check && !stale.isEmpty()) {
      System.err.println("not what the sources give (run without --check): " + stale);
      System.exit(1);
    }
  }
}

/** A piece of the text, in UTF-16 units until it is written. */
record Span(int begin, int end) {}

/** A unit of argument as marked. */
final class Unit {
  String id;
  String kind;
  String issue;
  String label;
  String parent;
  String status;
  boolean settled;
  int speech;
  int line;
  int begin;
  int end;
  final List<String[]> targets = new ArrayList<>();
  final List<String> evidence = new ArrayList<>();
}

/** A speech as marked; {@code begin} is -1 until its first word. */
final class Speech {
  String role;
  String side;
  String kind;
  String speaker;
  String label;
  int begin = -1;
  int end;
}

/** One marked debate of a document. */
final class Debate {
  final Map<String, String> header = new LinkedHashMap<>();
  final Map<String, List<String>> lists = new LinkedHashMap<>();
  final List<Speech> speeches = new ArrayList<>();
  final Map<String, Unit> units = new LinkedHashMap<>();
  final Map<String, List<Span>> quotes = new LinkedHashMap<>();
  final Map<String, List<Span>> citations = new LinkedHashMap<>();
  final List<Object[]> exchanges = new ArrayList<>();
  final List<Span> motion = new ArrayList<>();
  final List<Span> reason = new ArrayList<>();
  final List<String[]> facts = new ArrayList<>();
  int begin;
  int end;
}

/** The blocks of a page: what class of paragraph, where, and its ruby. */
record Block(String style, int begin, int end, List<Object[]> ruby) {}

/** Reads a source: header, then lines of text with marks. */
final class Source {
  private static final Map<String, String> STYLES =
      Map.of("# ", "h1", "## ", "h2", "### ", "h3", "> ", "quote", "~ ", "aside", "* ", "tag");
  private static final List<String> SPANS =
      List.of("motion", "label", "quote", "cite", "q", "a", "reason", "u");
  private static final List<String> KINDS =
      List.of(
          "definition",
          "plan",
          "counterplan",
          "advantage",
          "disadvantage",
          "contention",
          "claim",
          "response",
          "weighing");
  private static final List<String> ISSUES =
      List.of("inherency", "solvency", "significance", "uniqueness", "link", "impact");
  private static final Pattern RUBY = Pattern.compile("｜([^《]+)《([^》]+)》");

  final Path file;
  final StringBuilder text = new StringBuilder();
  final List<Block> blocks = new ArrayList<>();
  final List<Debate> debates = new ArrayList<>();
  final List<Span> underlined = new ArrayList<>();
  private final List<Object[]> open = new ArrayList<>();
  private Debate debate;
  private Speech speech;
  private Unit unit;
  private int line;

  private Source(Path file) {
    this.file = file;
  }

  static Source read(Path file) throws IOException {
    Source source = new Source(file);
    boolean header = true;
    source.begin();
    for (String raw : Files.readAllLines(file)) {
      source.line++;
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("%%")) {
        continue;
      }
      if (header) {
        header = !line.equals("---");
        if (header) {
          source.header(line);
        }
      } else if (line.startsWith("@debate")) {
        source.close();
        source.begin();
        header = true;
      } else if (line.startsWith("@")) {
        source.directive(line.substring(1).split("\\s+"));
      } else {
        source.paragraph(line);
      }
    }
    source.close();
    source.debates.forEach(d -> new Checker(source, d).check());
    return source;
  }

  private void begin() {
    debate = new Debate();
    debate.begin = text.length();
    debates.add(debate);
  }

  private void close() {
    endSpeech();
    if (!open.isEmpty()) {
      throw error("a mark is still open: " + Arrays.toString(open.get(0)));
    }
    if (debate.end == 0) {
      debate.end = trimmed(text.length());
    }
  }

  private void header(String line) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      throw error("a header line is KEY: VALUE, and --- ends the header");
    }
    String key = line.substring(0, colon).strip();
    String value = line.substring(colon + 1).strip();
    if (List.of("side", "speaker").contains(key)) {
      debate.lists.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
    } else if (debate.header.put(key, value) != null) {
      throw error(key + " is given twice");
    }
  }

  private void directive(String[] words) {
    switch (words[0]) {
      case "speech" -> speech(words);
      case "out" -> endSpeech();
      case "begin" -> debate.begin = text.length();
      case "end" -> {
        endSpeech();
        debate.end = trimmed(text.length());
      }
      case "winner", "vote", "rank", "tally", "score", "warning" -> debate.facts.add(words);
      default -> throw error("no such directive: @" + words[0]);
    }
  }

  private void speech(String[] words) {
    endSpeech();
    speech = new Speech();
    String role = words.length > 1 ? words[1] : "-";
    speech.role = role.equals("-") ? null : role;
    String[] known = Roles.of(debate.header.get("format"), role);
    if (known != null) {
      speech.side = known[0];
      speech.kind = known[1];
    }
    for (int i = 2; i < words.length; i++) {
      String[] pair = words[i].split("=", 2);
      switch (pair[0]) {
        case "side" -> speech.side = pair[1];
        case "kind" -> speech.kind = pair[1];
        case "speaker" -> speech.speaker = pair[1];
        default -> throw error("no such key of @speech: " + pair[0]);
      }
    }
    if (speech.kind == null) {
      throw error("role " + role + " is not in the table: give side= and kind=");
    }
    debate.speeches.add(speech);
  }

  private void endSpeech() {
    endUnit();
    if (speech != null) {
      if (speech.begin < 0) {
        throw error("a speech without a word");
      }
      speech.end = trimmed(text.length());
      speech = null;
    }
  }

  private void endUnit() {
    if (unit != null) {
      unit.end = trimmed(text.length());
      if (unit.end <= unit.begin) {
        throw error("unit " + unit.id + " has no words");
      }
      unit = null;
    }
  }

  private int trimmed(int end) {
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private void paragraph(String line) {
    String style = "p";
    if (line.startsWith("|")) {
      style = "row";
      line = line.substring(1, line.length() - (line.endsWith("|") ? 1 : 0)).strip();
      line = line.replaceAll("\\s*\\|(?![^{]*})\\s*", "\t");
    }
    for (var entry : STYLES.entrySet()) {
      if (line.startsWith(entry.getKey())) {
        style = entry.getValue();
        line = line.substring(entry.getKey().length()).strip();
      }
    }
    int begin = text.length();
    List<Object[]> ruby = new ArrayList<>();
    boolean heading = style.equals("h1") || style.equals("h2");
    inline(line, ruby, heading && speech != null && speech.begin < 0);
    blocks.add(new Block(style, begin, text.length(), ruby));
    text.append('\n');
  }

  /** Appends a line's words and notes its marks; a label's line is not yet the speech. */
  private void inline(String line, List<Object[]> ruby, boolean labelLine) {
    for (int i = 0; i < line.length(); ) {
      char c = line.charAt(i);
      Matcher reading = RUBY.matcher(line).region(i, line.length());
      if (c == '\\') {
        text.append(line.charAt(i + 1));
        i += 2;
      } else if (c == '{') {
        int bar = indexOf(line, '|', i);
        int brace = indexOf(line, '}', i);
        if (bar < brace) {
          openSpan(line.substring(i + 1, bar).strip().split("\\s+"));
          i = bar + 1;
        } else {
          unit(line.substring(i + 1, brace).strip());
          i = brace + 1;
        }
      } else if (c == '}') {
        closeSpan();
        i++;
      } else if (reading.lookingAt()) {
        start(labelLine, c);
        int at = text.length();
        text.append(reading.group(1));
        ruby.add(new Object[] {new Span(at, text.length()), reading.group(2)});
        i = reading.end();
      } else {
        start(labelLine, c);
        text.append(c);
        i++;
      }
    }
  }

  private static int indexOf(String line, char wanted, int from) {
    int at = line.indexOf(wanted, from);
    return at < 0 ? Integer.MAX_VALUE : at;
  }

  /** A speech begins with its first word: not in its label, nor with what divides them. */
  private void start(boolean labelLine, char c) {
    boolean inLabel = open.stream().anyMatch(o -> o[0].equals("label"));
    if (speech != null && speech.begin < 0 && !labelLine && !inLabel) {
      if ("　 ：:\t".indexOf(c) < 0) {
        speech.begin = text.length();
      }
    }
  }

  private void openSpan(String[] words) {
    if (!SPANS.contains(words[0])) {
      throw error("no such mark: {" + words[0] + "|");
    }
    open.add(new Object[] {words[0], words.length > 1 ? words[1] : null, text.length()});
  }

  private void closeSpan() {
    if (open.isEmpty()) {
      throw error("} closes nothing");
    }
    Object[] mark = open.remove(open.size() - 1);
    Span span = new Span((int) mark[2], text.length());
    String id = (String) mark[1];
    switch ((String) mark[0]) {
      case "motion" -> debate.motion.add(span);
      case "reason" -> debate.reason.add(span);
      case "u" -> underlined.add(span);
      case "label" -> speech.label = text.substring(span.begin(), span.end());
      case "cite" -> debate.citations.computeIfAbsent(marked(id), k -> new ArrayList<>()).add(span);
      case "quote" -> {
        debate.quotes.computeIfAbsent(marked(id), k -> new ArrayList<>()).add(span);
        if (unit != null && !unit.evidence.contains(id)) {
          unit.evidence.add(id);
        }
      }
      case "q" -> debate.exchanges.add(new Object[] {debate.speeches.size() - 1, span, null});
      default -> {
        if (debate.exchanges.isEmpty()) {
          throw error("an answer before any question");
        }
        Object[] last = debate.exchanges.get(debate.exchanges.size() - 1);
        if (last[2] != null) {
          throw error("a second answer to one question");
        }
        last[2] = span;
      }
    }
  }

  private String marked(String id) {
    if (id == null) {
      throw error("a quote and its citation need an id: {quote e1|…}");
    }
    return id;
  }

  private void unit(String mark) {
    endUnit();
    if (mark.equals("/")) {
      return;
    }
    if (speech == null) {
      throw error("unit outside a speech: {" + mark + "}");
    }
    unit = new Unit();
    unit.line = line;
    unit.begin = text.length();
    unit.speech = debate.speeches.size() - 1;
    Matcher label = Pattern.compile("\"([^\"]+)\"").matcher(mark);
    if (label.find()) {
      unit.label = label.group(1);
      mark = label.replaceFirst("");
    }
    String[] words = mark.strip().split("\\s+");
    unit.id = words[0];
    for (String word : Arrays.asList(words).subList(1, words.length)) {
      word(word);
    }
    if (unit.kind == null) {
      throw error("unit " + unit.id + " needs a kind, one of " + KINDS);
    }
    if (debate.units.put(unit.id, unit) != null) {
      throw error("unit " + unit.id + " is marked twice");
    }
    if (speech.begin < 0) {
      speech.begin = text.length();
    }
  }

  private void word(String word) {
    if (KINDS.contains(word)) {
      unit.kind = word;
    } else if (ISSUES.contains(word)) {
      unit.issue = word;
    } else if (word.startsWith("^")) {
      unit.parent = word.substring(1);
    } else if (word.startsWith("=")) {
      unit.settled = true;
      unit.status = word.equals("=null") ? null : word.substring(1);
    } else if (word.startsWith(">")) {
      String[] target = word.substring(1).split(":");
      unit.targets.add(
          new String[] {
            target[0],
            target.length > 1 ? target[1] : "attack",
            target.length > 2 ? target[2] : "lexical"
          });
    } else {
      throw error("no such word in a unit's mark: " + word);
    }
  }

  String need(String key) {
    String value = debates.get(0).header.get(key);
    if (value == null) {
      throw error("the header needs " + key);
    }
    return value;
  }

  String get(String key, String otherwise) {
    return debates.get(0).header.getOrDefault(key, otherwise);
  }

  String name() {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - ".txt".length());
  }

  /** Its debates; none in a page that holds none, which a reader must not find one in. */
  List<Debate> held() {
    return get("format", "unknown").equals("none") ? List.of() : debates;
  }

  /** Where its PDF, or what {@code output} asks for instead, lies; null where it has only gold. */
  Path pdf() {
    String folder = get("contribution", "none");
    return folder.equals("none")
        ? null
        : Path.of("data-samples", "pdf", folder, name() + "." + get("output", "pdf"));
  }

  String html() throws IOException {
    return Html.of(this);
  }

  IllegalArgumentException error(String message) {
    return error(line, message);
  }

  IllegalArgumentException error(int line, String message) {
    return new IllegalArgumentException(file + ":" + line + ": " + message);
  }
}

/** What a source may not say: links to nothing, labels and names that are not printed. */
final class Checker {
  private static final List<String> RELATIONS = List.of("attack", "turn", "undercut", "support");
  private final Source source;
  private final Debate debate;

  Checker(Source source, Debate debate) {
    this.source = source;
    this.debate = debate;
  }

  void check() {
    debate.units.values().forEach(this::unit);
    for (String id : debate.citations.keySet()) {
      if (!debate.quotes.containsKey(id)) {
        throw source.error("citation without a quote: " + id);
      }
    }
    String printed = source.text.substring(debate.begin, debate.end).replaceAll("[\\s　]", "");
    for (String key : List.of("event", "round")) {
      printed(printed, debate.header.get(key), key);
    }
    for (String side : debate.lists.getOrDefault("side", List.of())) {
      String[] parts = side.split("\\s+", 3);
      for (int i = 1; i < parts.length; i++) {
        if (!parts[i].equals("-")) {
          printed(printed, parts[i].replace('_', ' '), "side");
        }
      }
    }
    for (String speaker : debate.lists.getOrDefault("speaker", List.of())) {
      String[] parts = speaker.split("\\s+", 2);
      if (!parts[1].equals("-")) {
        printed(printed, parts[1], "speaker");
      }
    }
    settle();
  }

  private void printed(String text, String value, String key) {
    if (value != null && !text.contains(value.replaceAll("[\\s　]", ""))) {
      throw source.error(0, key + " is not printed: " + value);
    }
  }

  private void unit(Unit unit) {
    if (unit.parent != null && !debate.units.containsKey(unit.parent)) {
      throw source.error(unit.line, "no unit " + unit.parent);
    }
    String words = source.text.substring(unit.begin, unit.end);
    if (unit.label != null && !words.contains(unit.label)) {
      throw source.error(unit.line, "label not in the unit's words: " + unit.label);
    }
    for (String[] target : unit.targets) {
      Unit other = debate.units.get(target[0]);
      if (other == null || !RELATIONS.contains(target[1])) {
        throw source.error(unit.line, "bad target " + String.join(":", target));
      }
      boolean same = side(other).equals(side(unit));
      if (target[1].equals("support") != same || other.speech > unit.speech) {
        throw source.error(
            unit.line, "support is of one's own side, the rest of the other's earlier speeches");
      }
    }
  }

  private String side(Unit unit) {
    return String.valueOf(debate.speeches.get(unit.speech).side);
  }

  /** Answered where another side attacks it or a part of it; dropped where it could have. */
  private void settle() {
    Map<String, Boolean> attacked = new HashMap<>();
    for (Unit unit : debate.units.values()) {
      for (String[] target : unit.targets) {
        String at = target[1].equals("support") ? null : target[0];
        while (at != null) {
          attacked.put(at, true);
          at = debate.units.get(at).parent;
        }
      }
    }
    for (Unit unit : debate.units.values()) {
      if (unit.settled) {
        continue;
      }
      boolean stands = List.of("definition", "plan", "counterplan", "weighing").contains(unit.kind);
      if (attacked.containsKey(unit.id)) {
        unit.status = "answered";
      } else if (!stands && couldAnswer(unit)) {
        unit.status = "dropped";
      }
    }
  }

  private boolean couldAnswer(Unit unit) {
    return debate.speeches.subList(unit.speech + 1, debate.speeches.size()).stream()
        .filter(s -> !List.of("cross-examination", "moderation", "adjudication").contains(s.kind))
        .anyMatch(s -> s.side != null && Roles.oppose(s.side, side(unit)));
  }
}

/** The roles of each format: code, side, kind. */
final class Roles {
  private static final String AFF = "affirmative";
  private static final String NEG = "negative";
  private static final Map<String, String> FORMATS =
      Map.ofEntries(
          Map.entry("nade", "+AC -NQx -NC +AQx -1NRr +1ARr -2NRr +2ARr" + " +1AC -1NQx -1NC +1AQx"
              + " +2AC -2NQx -2NC +2AQx"),
          Map.entry("jda", "+1AC -1NQx -1NC +1AQx +2AC -2NQx -2NC +2AQx -1NRr +1ARr -2NRr +2ARr"),
          Map.entry("coda", "+AC -NQx -NC +AQx -1NRr +1ARr -2NRr +2ARr"),
          Map.entry("henda", "+AC -NQx -NC +AQx -NAr +AQx +AAr -NQx +ADr -NDr +ASr -NSr"),
          Map.entry("policy", "+1AC -1NC +2AC -2NC -1NRr +1ARr -2NRr +2ARr"),
          Map.entry("ld", "+AC -NC +1ARr -NRr +2ARr"),
          Map.entry("bp", "1PM 2LO 1DPM 2DLO 3MG 4MO 3GW 4OW"),
          Map.entry("na", "+PM -LO +MG -MO -LORr +PMRr"),
          Map.entry("asian", "+PM -LO +DPM -DLO +GW -OW -ORp +GRp"),
          Map.entry("wsdc", "+1P -1O +2P -2O +3P -3O -ORp +PRp"));
  private static final Map<Character, String> SIDES =
      Map.of(
          '+', AFF, '-', NEG, '1', "opening-government", '2', "opening-opposition", '3',
          "closing-government", '4', "closing-opposition");
  private static final Map<Character, String> KINDS =
      Map.of('x', "cross-examination", 'r', "rebuttal", 'p', "reply");

  private Roles() {}

  /** Side and kind, or null where the table has no such role. */
  static String[] of(String format, String role) {
    for (String word : FORMATS.getOrDefault(format, "").split(" ")) {
      if (word.length() > 1) {
        char last = word.charAt(word.length() - 1);
        boolean marked = KINDS.containsKey(last);
        if (word.substring(1, word.length() - (marked ? 1 : 0)).equals(role)) {
          return new String[] {SIDES.get(word.charAt(0)), KINDS.getOrDefault(last, "constructive")};
        }
      }
    }
    return null;
  }

  static boolean oppose(String one, String other) {
    return proposes(one) != proposes(other);
  }

  private static boolean proposes(String side) {
    return side.equals(AFF) || side.endsWith("government");
  }
}

/** The page that Chromium prints. */
final class Html {
  private Html() {}

  static String of(Source source) throws IOException {
    Path layout = Path.of("data-samples", "layouts", source.need("layout") + ".css");
    String css =
        Files.readString(layout)
            .replace("$HEAD", source.get("head", ""))
            .replace("$FOOT", source.get("foot", "").replace(" / ", "\\A "));
    boolean vertical = css.contains("vertical-rl");
    StringBuilder body = new StringBuilder();
    String last = "";
    for (Block block : source.blocks) {
      if (last.equals("row") && !block.style().equals("row")) {
        body.append("</table>\n");
      }
      String words = words(source, block, vertical);
      if (block.style().equals("row")) {
        body.append(last.equals("row") ? "" : "<table>\n");
        body.append("<tr><td>").append(words.replace("\t", "</td><td>")).append("</td></tr>\n");
      } else {
        String tag = block.style().startsWith("h") ? block.style() : "p";
        body.append("<" + tag + " class=\"" + block.style() + "\">" + words + "</" + tag + ">\n");
      }
      last = block.style();
    }
    return "<!DOCTYPE html>\n<html lang=\"" + source.need("language") + "\">\n<head>\n"
        + "<meta charset=\"utf-8\">\n<title>" + source.name() + "</title>\n<style>\n" + css
        + "</style>\n</head>\n<body>\n" + body + (last.equals("row") ? "</table>\n" : "")
        + "</body>\n</html>\n";
  }

  private static String words(Source source, Block block, boolean vertical) {
    StringBuilder words = new StringBuilder();
    int at = block.begin();
    for (Object[] ruby : block.ruby()) {
      Span base = (Span) ruby[0];
      words.append(underline(source, at, base.begin(), vertical));
      words.append("<ruby>").append(escape(source.text.substring(base.begin(), base.end()), false));
      words.append("<rt>").append(ruby[1]).append("</rt></ruby>");
      at = base.end();
    }
    return words.append(underline(source, at, block.end(), vertical)).toString();
  }

  private static String underline(Source source, int begin, int end, boolean vertical) {
    StringBuilder words = new StringBuilder();
    int at = begin;
    for (Span span : source.underlined) {
      if (span.begin() >= at && span.end() <= end) {
        words.append(escape(source.text.substring(at, span.begin()), vertical));
        String line = escape(source.text.substring(span.begin(), span.end()), vertical);
        words.append("<u>").append(line).append("</u>");
        at = span.end();
      }
    }
    return words.append(escape(source.text.substring(at, end), vertical)).toString();
  }

  /** In vertical lines two digits stand side by side, as newspapers set them. */
  private static String escape(CharSequence text, boolean vertical) {
    String safe = text.toString().replace("&", "&amp;").replace("<", "&lt;");
    return vertical
        ? safe.replaceAll("(?<![0-9])([0-9]{2})(?![0-9])", "<span class=\"tcy\">$1</span>")
        : safe;
  }
}

/** Chromium, and what makes its PDF the same on every run. */
final class Printer {
  private static final String MARK = "%typeset-sha256 ";
  private static final Pattern DATES =
      Pattern.compile("(/(?:CreationDate|ModDate) ?\\(D:)[0-9]{14}");

  private Printer() {}

  /** Whether a PDF was printed from this very page: its last line says from which. */
  static boolean isFresh(Source source, Path pdf) throws IOException {
    if (!Files.exists(pdf)) {
      return false;
    }
    if (!pdf.toString().endsWith(".pdf")) {
      return Arrays.equals(Files.readAllBytes(pdf), Plain.bytes(source));
    }
    String html = source.html();
    return new String(Files.readAllBytes(pdf), StandardCharsets.ISO_8859_1)
            .endsWith(MARK + Gold.sha256(html.getBytes(StandardCharsets.UTF_8)) + "\n");
  }

  static void print(Source source, Path pdf, Path folder) throws IOException {
    if (!pdf.toString().endsWith(".pdf")) {
      Files.createDirectories(pdf.getParent());
      Files.write(pdf, Plain.bytes(source));
      System.out.println("wrote " + pdf);
      return;
    }
    Files.createDirectories(folder);
    Path page = folder.resolve(source.name() + ".html").toAbsolutePath();
    Path raw = folder.resolve(source.name() + ".pdf").toAbsolutePath();
    String html = source.html();
    Files.writeString(page, html);
    String chromium = System.getenv().getOrDefault("CHROMIUM", "chromium");
    call(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
        "--disable-pdf-tagging", "--print-to-pdf=" + raw, page.toUri().toString());
    if (!source.get("scan", "").isEmpty()) {
      call("java", "data-samples/Scan.java", raw.toString(), raw.toString(), source.get("scan", ""));
    }
    String bytes = new String(Files.readAllBytes(raw), StandardCharsets.ISO_8859_1);
    bytes = DATES.matcher(bytes).replaceAll("$120000101000000");
    bytes = bytes.stripTrailing() + "\n" + MARK;
    bytes += Gold.sha256(html.getBytes(StandardCharsets.UTF_8)) + "\n";
    Files.createDirectories(pdf.getParent());
    Files.write(pdf, bytes.getBytes(StandardCharsets.ISO_8859_1));
    System.out.println("wrote " + pdf + ", " + bytes.length() / 1024 + " KiB");
  }

  private static void call(String... command) throws IOException {
    Path log = Files.createTempFile("typeset", ".log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + " failed:\n" + Files.readString(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}

/** What is not printed by Chromium: a web page, a plain text, a word processor's file. */
final class Plain {
  static final Map<String, String> TYPES =
      Map.of("pdf", "application/pdf", "html", "text/html", "txt", "text/plain", "docx",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  private static final String XML =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String OPEN = "http://schemas.openxmlformats.org/";

  private Plain() {}

  static byte[] bytes(Source source) throws IOException {
    return switch (source.get("output", "pdf")) {
      case "html" -> source.html().getBytes(StandardCharsets.UTF_8);
      case "txt" -> text(source).getBytes(StandardCharsets.UTF_8);
      case "docx" -> docx(source);
      default -> throw source.error(1, "output is pdf, html, txt or docx");
    };
  }

  private static String text(Source source) {
    return source.blocks.stream()
        .map(b -> source.text.substring(b.begin(), b.end()) + "\n\n")
        .collect(Collectors.joining());
  }

  /** The least that Office Open XML asks for; all entries bear one date, so that bytes repeat. */
  private static byte[] docx(Source source) throws IOException {
    StringBuilder body = new StringBuilder();
    for (Block block : source.blocks) {
      boolean bold = block.style().startsWith("h") || block.style().equals("tag");
      String words = source.text.substring(block.begin(), block.end());
      String safe = words.replace("&", "&amp;").replace("<", "&lt;");
      safe = safe.replace("\t", "</w:t><w:tab/><w:t>");
      body.append("<w:p>").append(bold ? "<w:r><w:rPr><w:b/></w:rPr>" : "<w:r>");
      body.append("<w:t xml:space=\"preserve\">").append(safe).append("</w:t></w:r></w:p>\n");
    }
    String main = OPEN + "officeDocument/2006/relationships/officeDocument";
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml",
        "<Types xmlns=\"" + OPEN + "package/2006/content-types\">"
            + "<Default Extension=\"rels\""
            + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Override PartName=\"/word/document.xml\" ContentType=\"" + TYPES.get("docx")
            + ".main+xml\"/></Types>");
    parts.put("_rels/.rels",
        "<Relationships xmlns=\"" + OPEN + "package/2006/relationships\">"
            + "<Relationship Id=\"r1\" Type=\"" + main + "\" Target=\"word/document.xml\"/></Relationships>");
    parts.put("word/document.xml",
        "<w:document xmlns:w=\"" + OPEN + "wordprocessingml/2006/main\"><w:body>\n" + body
            + "</w:body></w:document>");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(0); // compressors differ from one Java to the next
      for (var part : parts.entrySet()) {
        ZipEntry entry = new ZipEntry(part.getKey());
        entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write((XML + part.getValue()).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}

/** The contract's rows. */
final class Gold {
  static final String MANIFEST =
      "{\"contract\":\"1.0\",\"stage\":\"ingest\",\"toron\":\"gold\",\"inputs\":{\"documents\":\".\"},"
          + "\"configuration\":{},\"counts\":{},\"details\":{}}\n";

  private Gold() {}

  static Map<String, Object> document(Source source, Path pdf) throws IOException {
    byte[] bytes =
        pdf == null
            ? source.text.toString().getBytes(StandardCharsets.UTF_8)
            : Files.readAllBytes(pdf);
    String hash = sha256(bytes);
    Map<String, Object> from = new LinkedHashMap<>();
    Path tree = Path.of("data-samples", "pdf");
    from.put("path", pdf == null ? source.name() + ".txt" : slashes(tree.relativize(pdf)));
    from.put("sha256", hash);
    from.put("mediaType", Plain.TYPES.get(pdf == null ? "txt" : source.get("output", "pdf")));
    from.put("bytes", bytes.length);
    boolean consent = pdf != null && Files.exists(pdf.resolveSibling("contribution.yaml"));
    from.put("contribution", consent ? source.get("contribution", null) : null);
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", "d-" + hash.substring(0, 16));
    row.put("source", from);
    row.put("language", source.need("language"));
    row.put("title", null);
    row.put("text", source.text.toString().stripTrailing());
    row.put("pages", List.of(page(source)));
    List<Object> ruby = new ArrayList<>();
    for (Block block : source.blocks) {
      for (Object[] reading : block.ruby()) {
        Map<String, Object> entry = points(source, (Span) reading[0]);
        entry.put("text", reading[1]);
        ruby.add(entry);
      }
    }
    row.put("ruby", ruby);
    row.put("quality", map("score", 1.0, "flags", List.of()));
    return row;
  }

  private static Map<String, Object> page(Source source) throws IOException {
    String layout = "data-samples/layouts/" + source.get("layout", "none") + ".css";
    boolean vertical =
        Files.exists(Path.of(layout)) && Files.readString(Path.of(layout)).contains("vertical-rl");
    String writing = vertical ? "vertical" : "horizontal";
    List<Object> lines = new ArrayList<>();
    for (Block block : source.blocks) {
      String style = block.style();
      String role = style.startsWith("h") ? "heading" : style.equals("row") ? "table" : "body";
      lines.add(line(source, new Span(block.begin(), block.end()), null, role, writing));
    }
    for (String key : List.of("head", "foot")) {
      if (!source.get(key, "").isEmpty()) {
        String role = key.equals("head") ? "header" : "footer";
        lines.add(line(source, null, source.get(key, ""), role, writing));
      }
    }
    return map("number", 1, "width", 0.0, "height", 0.0, "extraction", "text-layer", "confidence",
        1.0, "flags", List.of(), "lines", lines);
  }

  private static Map<String, Object> line(
      Source source, Span span, String text, String role, String writing) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("text", span == null ? text : source.text.substring(span.begin(), span.end()));
    row.put("begin", span == null ? null : point(source, span.begin()));
    row.put("end", span == null ? null : point(source, span.end()));
    row.putAll(map("box", null, "role", role, "writing", writing, "fontSize", 0.0));
    return row;
  }

  static Map<String, Object> debate(Source source, Debate debate, String document) {
    Function<List<Span>, List<Object>> at =
        spans -> spans.stream().map(s -> (Object) location(source, s, document)).toList();
    Function<List<Span>, Object> passage =
        spans ->
            spans.isEmpty() ? null : map("text", text(source, spans), "location", at.apply(spans));
    boolean first = debate == source.debates.get(0);
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", source.name() + (first ? "" : "-" + (source.debates.indexOf(debate) + 1)));
    row.put("documents", List.of(document));
    row.put("location", at.apply(List.of(new Span(debate.begin, debate.end))));
    row.put("language", source.need("language"));
    row.put("format", debate.header.getOrDefault("format", "unknown"));
    row.put("motion", passage.apply(debate.motion));
    Map<String, String> header = debate.header;
    row.put("event",
        map("name", header.get("event"), "date", header.get("date"), "round", header.get("round")));
    row.put("sides", debate.lists.getOrDefault("side", List.of()).stream().map(Gold::side).toList());
    List<Object> speeches = new ArrayList<>();
    for (Speech s : debate.speeches) {
      List<Span> span = List.of(new Span(s.begin, s.end));
      speeches.add(
          map("index", speeches.size(), "role", s.role, "side", s.side, "kind", s.kind, "label",
              s.label, "speaker", s.speaker, "text", text(source, span), "location",
              at.apply(span)));
    }
    row.put("speeches", speeches);
    row.put("arguments",
        debate.units.values().stream().map(u -> unit(source, debate, u, at)).toList());
    List<Object> evidence = new ArrayList<>();
    debate.quotes.forEach((id, spans) -> {
      List<Span> cite = debate.citations.get(id);
      evidence.add(
          map("id", id, "quote", text(source, spans), "citation",
              cite == null ? null : text(source, cite), "location", at.apply(spans)));
    });
    row.put("evidence", evidence);
    row.put("exchanges", debate.exchanges.stream()
        .map(e -> (Object) map("speech", e[0], "question", passage.apply(List.of((Span) e[1])),
            "answer", e[2] == null ? null : passage.apply(List.of((Span) e[2])))).toList());
    row.put("decision", Decisions.of(debate, passage.apply(debate.reason)));
    row.put("speakers", debate.lists.getOrDefault("speaker", List.of()).stream()
        .map(s -> s.split("\\s+", 2))
        .map(s -> (Object) map("id", s[0], "name", s[1].equals("-") ? null : s[1])).toList());
    row.put("confidence", 1.0);
    row.put("warnings", Decisions.rows(debate, "warning").stream()
        .map(w -> (Object) map("code", w[1], "detail", w[2], "location", List.of())).toList());
    return row;
  }

  private static Object side(String words) {
    String[] parts = words.split("\\s+", 3);
    boolean named = parts.length > 1 && !parts[1].equals("-");
    return map("side", parts[0], "label", named ? parts[1].replace('_', ' ') : null, "team",
        parts.length > 2 && !parts[2].equals("-") ? parts[2] : null);
  }

  private static Object unit(
      Source source, Debate debate, Unit unit, Function<List<Span>, List<Object>> at) {
    List<Span> span = List.of(new Span(unit.begin, unit.end));
    List<Object> targets = new ArrayList<>();
    for (String[] t : unit.targets) {
      targets.add(map("argument", t[0], "relation", t[1], "confidence", 1.0, "cue", t[2]));
    }
    return map("id", unit.id, "speech", unit.speech, "side", debate.speeches.get(unit.speech).side,
        "kind", unit.kind, "issue", unit.issue, "label", unit.label, "parent", unit.parent, "text",
        text(source, span), "location", at.apply(span), "evidence", unit.evidence, "status",
        unit.status, "targets", targets);
  }

  private static String text(Source source, List<Span> spans) {
    return spans.stream()
        .map(s -> source.text.substring(s.begin(), s.end())).collect(Collectors.joining());
  }

  private static Map<String, Object> location(Source source, Span span, String document) {
    Map<String, Object> row = map("document", document, "page", 1);
    row.putAll(points(source, span));
    return row;
  }

  private static Map<String, Object> points(Source source, Span span) {
    return map("begin", point(source, span.begin()), "end", point(source, span.end()));
  }

  private static int point(Source source, int offset) {
    return source.text.codePointCount(0, offset);
  }

  static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  private static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  static String json(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream().map(e -> json(e.getKey()) + ":" + json(e.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Gold::json).collect(Collectors.joining(",", "[", "]"));
    }
    if (value instanceof String string) {
      return "\"" + string.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")
          .replace("\t", "\\t") + "\"";
    }
    return String.valueOf(value);
  }
}

/** What the judges said, from the lines that begin with @. */
final class Decisions {
  private Decisions() {}

  static Object of(Debate debate, Object reason) {
    List<String[]> winner = rows(debate, "winner");
    if (debate.facts.stream().allMatch(f -> f[0].equals("warning")) && reason == null) {
      return null;
    }
    return Gold.map(
        "winner", winner.isEmpty() || winner.get(0)[1].equals("null") ? null : winner.get(0)[1],
        "votes", rows(debate, "vote").stream()
            .map(v -> (Object) Gold.map("judge", v[1].equals("-") ? null : v[1], "side", v[2]))
            .toList(),
        "ranks", rows(debate, "rank").stream()
            .map(r -> (Object) Gold.map("side", r[1], "rank", Integer.valueOf(r[2]))).toList(),
        "tally", rows(debate, "tally").stream().map(Decisions::tally).toList(),
        "scores", rows(debate, "score").stream().map(s -> score(debate, s)).toList(),
        "reason", reason);
  }

  static List<String[]> rows(Debate debate, String name) {
    return debate.facts.stream().filter(f -> f[0].equals(name)).toList();
  }

  private static Object tally(String[] words) {
    return Gold.map("side", words[1], "when", words.length > 4 ? words[4] : null, "value",
        Double.valueOf(words[2]), "unit", words[3]);
  }

  /** {@code @score points=4 max=5 speech=AC judge=J1 criterion=…}; a speech by role or index. */
  private static Object score(Debate debate, String[] words) {
    Map<String, String> given = new HashMap<>();
    for (int i = 1; i < words.length; i++) {
      String[] pair = words[i].split("=", 2);
      given.put(pair[0], pair[1]);
    }
    Integer speech = null;
    String side = given.get("side");
    if (given.containsKey("speech")) {
      speech = index(debate, given.get("speech"));
      side = side == null ? debate.speeches.get(speech).side : side;
    }
    return Gold.map("side", side, "speech", speech, "judge", given.get("judge"), "criterion",
        given.get("criterion"), "points", Double.valueOf(given.get("points")), "max",
        given.containsKey("max") ? Double.valueOf(given.get("max")) : null);
  }

  private static int index(Debate debate, String speech) {
    for (int i = 0; i < debate.speeches.size(); i++) {
      if (speech.equals(debate.speeches.get(i).role) || speech.equals(String.valueOf(i))) {
        return i;
      }
    }
    throw new IllegalArgumentException("@score of no speech: " + speech);
  }
}
