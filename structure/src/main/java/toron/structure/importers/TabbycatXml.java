package toron.structure.importers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import toron.files.BadDataException;
import toron.structure.importers.Match.Bench;
import toron.structure.importers.Match.Result;
import toron.structure.importers.Match.Sheet;
import toron.structure.importers.Match.Speech;

/**
 * Tabbycat's tournament archive (DebateXML): it holds confirmed ballots only, so a debate without
 * sides has none.
 */
final class TabbycatXml {
  private final Path file;
  private final Map<String, Element> byId = new HashMap<>();

  private TabbycatXml(Path file) {
    this.file = file;
  }

  static void read(Path file, TabbycatImport.Matches matches) throws IOException {
    new TabbycatXml(file).tournament(root(file), matches);
  }

  private static Element root(Path file) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(file.toFile()).getDocumentElement();
    } catch (SAXParseException e) {
      throw BadDataException.at(file, e.getLineNumber(), String.valueOf(e.getMessage()));
    } catch (SAXException | ParserConfigurationException e) {
      throw BadDataException.in(file, String.valueOf(e.getMessage()));
    }
  }

  private void tournament(Element root, TabbycatImport.Matches matches) throws IOException {
    if (!root.getTagName().equals("tournament")) {
      throw BadDataException.in(file, "begins with <" + root.getTagName() + ">, not <tournament>");
    }
    for (String tag : List.of("motion", "team", "speaker", "adjudicator")) {
      var all = root.getElementsByTagName(tag);
      for (int i = 0; i < all.getLength(); i++) {
        if (all.item(i) instanceof Element element && element.hasAttribute("id")) {
          byId.put(element.getAttribute("id"), element);
        }
      }
    }
    for (Element round : children(root, "round")) {
      for (Element debate : children(round, "debate")) {
        debate(root, round, debate, matches);
      }
    }
  }

  private void debate(Element root, Element round, Element debate, TabbycatImport.Matches matches)
      throws IOException {
    String entry = file.getFileName() + "#" + debate.getAttribute("id");
    List<Element> sides = children(debate, "side");
    Element motion = byId.get(debate.getAttribute("motion"));
    if (sides.isEmpty()) {
      matches.fail(entry, "unconfirmed", "no confirmed ballot");
    } else if (sides.size() != 2 && sides.size() != 4) {
      matches.fail(entry, "broken", sides.size() + " sides");
    } else if (motion == null || own(motion).isBlank()) {
      matches.fail(entry, "no-motion", "names no motion of the archive");
    } else {
      List<Element> info = children(motion, "info-slide");
      List<Bench> benches = new ArrayList<>();
      for (Element side : sides) {
        benches.add(new Bench(name(side.getAttribute("team")), speeches(side)));
      }
      matches.add(
          new Match(
              entry,
              attribute(root, "style"),
              root.getAttribute("name"),
              attribute(round, "name"),
              date(attribute(round, "start")),
              own(motion),
              info.isEmpty() ? null : info.get(0).getTextContent(),
              benches,
              sheets(sides)));
    }
  }

  private List<Speech> speeches(Element side) {
    List<Speech> speeches = new ArrayList<>();
    for (Element speech : children(side, "speech")) {
      boolean reply = speech.getAttribute("reply").equalsIgnoreCase("true");
      speeches.add(new Speech(speeches.size() + 1, reply, name(speech.getAttribute("speaker"))));
    }
    return speeches;
  }

  /** A sheet for each judge who wrote one of their own, or one for all of them. */
  private List<Sheet> sheets(List<Element> sides) {
    List<Sheet> sheets = new ArrayList<>();
    for (Element ballot : children(sides.get(0), "ballot")) {
      String judges = ballot.getAttribute("adjudicators");
      List<Result> results = new ArrayList<>();
      for (Element side : sides) {
        results.add(result(side, judges));
      }
      String judge = judges.isBlank() || judges.contains(" ") ? null : name(judges);
      sheets.add(new Sheet(judge, results));
    }
    return sheets;
  }

  private Result result(Element side, String judges) {
    Integer rank = null;
    Double total = null;
    for (Element ballot : children(side, "ballot")) {
      if (ballot.getAttribute("adjudicators").equals(judges)) {
        Double given = number(ballot.getAttribute("rank"));
        rank = given == null ? null : (Integer) given.intValue();
        total = number(ballot.getTextContent());
      }
    }
    List<@Nullable Double> points = new ArrayList<>();
    for (Element speech : children(side, "speech")) {
      Double own = null;
      for (Element ballot : children(speech, "ballot")) {
        if (ballot.getAttribute("adjudicators").equals(judges)) {
          own = number(ballot.getTextContent());
        }
      }
      points.add(own);
    }
    return new Result(rank, total, points);
  }

  private String name(String id) {
    Element named = byId.get(id);
    if (named == null) {
      return id;
    }
    return named.hasAttribute("name") ? named.getAttribute("name") : own(named).strip();
  }

  /** The words of an element without those of its children. */
  private static String own(Element element) {
    StringBuilder words = new StringBuilder();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
        words.append(node.getNodeValue());
      }
    }
    return words.toString();
  }

  private static List<Element> children(Element parent, String tag) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(tag)) {
        found.add(element);
      }
    }
    return found;
  }

  private static @Nullable String attribute(Element element, String name) {
    String value = element.getAttribute(name);
    return value.isBlank() ? null : value;
  }

  static @Nullable String date(@Nullable String time) {
    return time != null && time.matches("\\d{4}-\\d{2}-\\d{2}.*") ? time.substring(0, 10) : null;
  }

  /** Python writes True and False for teams that advance: that is no number. */
  private static @Nullable Double number(String words) {
    String given = words.strip();
    return given.matches("-?\\d+(?:\\.\\d+)?") ? Double.valueOf(given) : null;
  }
}
