package toron.structure.importers;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.files.BadDataException;
import toron.files.Json;
import toron.structure.importers.Match.Bench;
import toron.structure.importers.Match.Result;
import toron.structure.importers.Match.Sheet;
import toron.structure.importers.Match.Speech;

/**
 * Answers of Tabbycat's API, each list in a file of its own: {@code ballots.json} (those of all
 * pairings in one list), {@code motions.json}, {@code teams.json}, {@code adjudicators.json}, and,
 * where they are there, {@code rounds.json} and {@code tournament.json}. They refer to each other
 * by their {@code url}.
 */
final class TabbycatJson {
  private static final List<String> TWO = List.of("aff", "neg");
  private static final List<String> FOUR = List.of("og", "oo", "cg", "co");
  private static final Pattern PLACE = Pattern.compile("/rounds/(\\d+)/pairings/(\\d+)/");

  private final Path folder;
  private final Map<String, JsonNode> byUrl = new HashMap<>();
  private final Map<String, JsonNode> rounds = new HashMap<>();

  private TabbycatJson(Path folder) {
    this.folder = folder;
  }

  static Path ballots(Path folder) {
    Path file = folder.resolve("ballots.json");
    if (!Files.isRegularFile(file)) {
      throw BadDataException.in(folder, "neither an .xml archive nor ballots.json");
    }
    return file;
  }

  static void read(Path folder, TabbycatImport.Matches matches) throws IOException {
    new TabbycatJson(folder).read(matches);
  }

  private void read(TabbycatImport.Matches matches) throws IOException {
    for (String list : List.of("motions.json", "teams.json", "adjudicators.json")) {
      for (JsonNode row : Json.read(folder.resolve(list), JsonNode.class)) {
        byUrl.put(row.path("url").asText(), row);
        for (JsonNode speaker : row.path("speakers")) {
          byUrl.put(speaker.path("url").asText(), speaker);
        }
      }
    }
    if (Files.isRegularFile(folder.resolve("rounds.json"))) {
      for (JsonNode round : Json.read(folder.resolve("rounds.json"), JsonNode.class)) {
        rounds.put(round.path("seq").asText(), round);
      }
    }
    JsonNode tournament =
        Files.isRegularFile(folder.resolve("tournament.json"))
            ? Json.read(folder.resolve("tournament.json"), JsonNode.class)
            : Json.mapper().createObjectNode();
    Set<String> done = new HashSet<>();
    for (JsonNode ballot : Json.read(ballots(folder), JsonNode.class)) {
      ballot(tournament, ballot, done, matches);
    }
  }

  private void ballot(
      JsonNode tournament, JsonNode ballot, Set<String> done, TabbycatImport.Matches matches)
      throws IOException {
    String url = ballot.path("url").asText();
    Matcher place = PLACE.matcher(url);
    boolean placed = place.find();
    String entry =
        "ballots.json#"
            + (placed ? place.group(1) + "-" + place.group(2) + "-" : "")
            + ballot.path("id").asText(url);
    JsonNode motion = byUrl.get(ballot.path("motion").asText());
    JsonNode sheets = ballot.path("result").path("sheets");
    int teams = sheets.path(0).path("teams").size();
    if (ballot.path("discarded").asBoolean(false)) {
      matches.fail(entry, "discarded", "the tab has discarded this ballot");
    } else if (!ballot.path("confirmed").asBoolean(false)) {
      matches.fail(entry, "unconfirmed", "nobody has confirmed this ballot");
    } else if (teams != 2 && teams != 4) {
      matches.fail(entry, "broken", teams + " teams on its first sheet");
    } else if (motion == null || motion.path("text").asText("").isBlank()) {
      matches.fail(entry, "no-motion", "names no motion of motions.json");
    } else if (placed && !done.add(place.group(1) + "/" + place.group(2))) {
      matches.fail(entry, "duplicate", "a second confirmed ballot of the same pairing");
    } else {
      JsonNode round = placed ? rounds.get(place.group(1)) : null;
      String info = motion.path("info_slide_plain").asText(motion.path("info_slide").asText(""));
      matches.add(
          new Match(
              entry,
              null,
              tournament.path("name").asText(""),
              round == null ? null : round.path("name").asText(),
              round == null ? null : TabbycatXml.date(round.path("starts_at").asText(null)),
              motion.path("text").asText(),
              info.isBlank() ? null : info,
              benches(sheets.path(0), entry, matches),
              sheets(sheets)));
    }
  }

  private List<Bench> benches(JsonNode sheet, String entry, TabbycatImport.Matches matches) {
    List<Bench> benches = new ArrayList<>();
    for (JsonNode team : inOrder(sheet)) {
      List<Speech> speeches = new ArrayList<>();
      int replyAt = sheet.path("teams").size() == 2 ? 4 : Integer.MAX_VALUE;
      for (JsonNode speech : team.path("speeches")) {
        int position = speeches.size() + 1;
        if (speech.path("ghost").asBoolean(false)) {
          matches.fail(
              entry + "-" + speeches.size(), "ghost", "a speech that somebody else gave for it");
        }
        speeches.add(
            new Speech(position, position >= replyAt, name(speech.path("speaker").asText())));
      }
      benches.add(new Bench(name(team.path("team").asText()), speeches));
    }
    return benches;
  }

  private List<Sheet> sheets(JsonNode all) {
    List<Sheet> sheets = new ArrayList<>();
    for (JsonNode sheet : all) {
      List<Result> results = new ArrayList<>();
      for (JsonNode team : inOrder(sheet)) {
        results.add(result(team, sheet.path("teams").size()));
      }
      String judge = sheet.path("adjudicator").asText("");
      sheets.add(new Sheet(judge.isEmpty() ? null : name(judge), results));
    }
    return sheets;
  }

  /** In a debate of four the first has 3 points, the last none. */
  private static Result result(JsonNode team, int teams) {
    Integer rank = null;
    if (teams == 4 && team.path("points").isNumber()) {
      rank = teams - team.path("points").asInt();
    } else if (team.path("win").isBoolean()) {
      rank = team.path("win").asBoolean() ? 1 : 2;
    }
    List<@Nullable Double> points = new ArrayList<>();
    for (JsonNode speech : team.path("speeches")) {
      boolean counts = speech.path("score").isNumber() && !speech.path("ghost").asBoolean(false);
      points.add(counts ? (Double) speech.path("score").asDouble() : null);
    }
    Double total = team.path("score").isNumber() ? (Double) team.path("score").asDouble() : null;
    return new Result(rank, total, points);
  }

  /** The teams of a sheet by their sides, which older versions write as words, newer as numbers. */
  private static List<JsonNode> inOrder(JsonNode sheet) {
    List<JsonNode> teams = new ArrayList<>();
    sheet.path("teams").forEach(teams::add);
    List<String> sides = teams.size() == 4 ? FOUR : TWO;
    teams.sort((a, b) -> Integer.compare(side(a.path("side"), sides), side(b.path("side"), sides)));
    return teams;
  }

  private static int side(JsonNode side, List<String> sides) {
    return side.isNumber() ? side.asInt() : sides.indexOf(side.asText());
  }

  private String name(String url) {
    JsonNode named = byUrl.get(url);
    if (named == null) {
      return url.replaceFirst(".*/(\\w+)/(\\d+)/?$", "$1 $2");
    }
    return named.path("long_name").asText(named.path("name").asText(url));
  }
}
