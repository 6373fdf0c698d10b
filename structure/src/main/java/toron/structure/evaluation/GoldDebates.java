package toron.structure.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import toron.files.BadDataException;
import toron.files.JsonLines;
import toron.ingest.Document;
import toron.structure.debate.Debate;

/** The gold debates of one document, by whose motion parts are divided. */
record GoldDebates(Document document, List<Debate> debates, String motion) {

  /**
   * @param folders of gold: documents.jsonl and debates.jsonl
   * @throws BadDataException where a debate's document is missing
   */
  static List<GoldDebates> read(List<Path> folders, Predicate<Debate> wanted) throws IOException {
    List<GoldDebates> all = new ArrayList<>();
    for (Path folder : folders) {
      Map<String, List<Debate>> debates = new LinkedHashMap<>();
      for (Debate debate : JsonLines.readAll(folder.resolve("debates.jsonl"), Debate.class)) {
        if (wanted.test(debate)) {
          debates.computeIfAbsent(debate.documents().get(0), d -> new ArrayList<>()).add(debate);
        }
      }
      for (Document d : JsonLines.readAll(folder.resolve("documents.jsonl"), Document.class)) {
        List<Debate> there = debates.remove(d.id());
        if (there != null) {
          Debate.Passage motion = there.get(0).motion();
          all.add(new GoldDebates(d, there, motion == null ? d.id() : motion.text()));
        }
      }
      if (!debates.isEmpty()) {
        throw BadDataException.in(
            folder.resolve("documents.jsonl"), "lacks " + debates.keySet().iterator().next());
      }
    }
    return all;
  }
}
