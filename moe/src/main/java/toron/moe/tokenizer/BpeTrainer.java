package toron.moe.tokenizer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import toron.files.Json;

/**
 * Learns a byte-level BPE tokenizer from texts and writes it as {@code tokenizer.json}. Every text
 * can be encoded, whatever it was trained on, and the same texts give the same file.
 */
public final class BpeTrainer {
  private BpeTrainer() {}

  /**
   * @param texts read once
   * @param size how many tokens there are to be, specials and the 256 bytes included; fewer come
   *     out where the texts repeat too little
   * @param specials tokens that are never split, ids 0, 1, …
   * @return {@code tokenizer.json}
   */
  public static String train(Stream<String> texts, int size, List<String> specials) {
    int merges = size - 256 - specials.size();
    if (merges < 0) {
      throw new IllegalArgumentException(
          size + " tokens are fewer than 256 bytes and " + specials.size() + " specials");
    }
    Map<String, Long> pieces = new TreeMap<>();
    texts.forEach(text -> Pieces.of(text).forEach(piece -> pieces.merge(piece, 1L, Long::sum)));
    return write(new Merges(pieces).run(merges), specials);
  }

  private static String write(List<int[]> merges, List<String> specials) {
    ObjectNode root = Json.mapper().createObjectNode();
    root.put("version", "1.0").putNull("truncation").putNull("padding");
    ArrayNode added = root.putArray("added_tokens");
    for (int id = 0; id < specials.size(); id++) {
      ObjectNode token = added.addObject().put("id", id).put("content", specials.get(id));
      token.put("single_word", false).put("lstrip", false).put("rstrip", false);
      token.put("normalized", false).put("special", true);
    }
    root.putNull("normalizer");
    ObjectNode cut = root.putObject("pre_tokenizer").put("type", "Sequence");
    ArrayNode steps = cut.putArray("pretokenizers");
    ObjectNode split = steps.addObject().put("type", "Split");
    split.putObject("pattern").put("Regex", Pieces.PATTERN);
    split.put("behavior", "Isolated").put("invert", false);
    byteLevel(steps.addObject());
    root.putNull("post_processor");
    byteLevel(root.putObject("decoder"));
    ObjectNode model = root.putObject("model").put("type", "BPE");
    model.putNull("dropout").putNull("unk_token").putNull("continuing_subword_prefix");
    model.putNull("end_of_word_suffix").put("fuse_unk", false).put("byte_fallback", false);
    model.put("ignore_merges", false);
    vocabulary(model, merges, specials);
    return root.toPrettyString() + "\n";
  }

  private static void byteLevel(ObjectNode node) {
    node.put("type", "ByteLevel").put("add_prefix_space", false);
    node.put("trim_offsets", false).put("use_regex", false);
  }

  private static void vocabulary(ObjectNode model, List<int[]> merges, List<String> specials) {
    List<String> symbols = new ArrayList<>();
    for (int value = 0; value < 256; value++) {
      symbols.add(String.valueOf(Bytes.character(value)));
    }
    List<String> rules = new ArrayList<>();
    for (int[] merge : merges) {
      rules.add(symbols.get(merge[0]) + " " + symbols.get(merge[1]));
      symbols.add(symbols.get(merge[0]) + symbols.get(merge[1]));
    }
    ObjectNode vocabulary = model.putObject("vocab");
    int id = 0;
    for (String special : specials) {
      vocabulary.put(special, id++);
    }
    for (String symbol : symbols) {
      if (!vocabulary.has(symbol)) {
        vocabulary.put(symbol, id++);
      }
    }
    ArrayNode list = model.putArray("merges");
    rules.forEach(list::add);
  }
}
