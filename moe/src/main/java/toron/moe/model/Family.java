package toron.moe.model;

import java.util.List;

/** A family of decoders: how its checkpoint names things and where it computes differently. */
public enum Family {
  MIXTRAL("mixtral", "MixtralForCausalLM", "block_sparse_moe", "w1", "w3", "w2"),
  QWEN3_MOE("qwen3_moe", "Qwen3MoeForCausalLM", "mlp", "gate_proj", "up_proj", "down_proj"),
  OLMOE("olmoe", "OlmoeForCausalLM", "mlp", "gate_proj", "up_proj", "down_proj"),
  LLAMA("llama", "LlamaForCausalLM", "mlp", "gate_proj", "up_proj", "down_proj");

  private final String type;
  private final String architecture;
  private final String block;
  private final String gate;
  private final String up;
  private final String down;

  Family(String type, String architecture, String block, String gate, String up, String down) {
    this.type = type;
    this.architecture = architecture;
    this.block = block;
    this.gate = gate;
    this.up = up;
    this.down = down;
  }

  /** {@code model_type} in config.json. */
  public String type() {
    return type;
  }

  /** The class in {@code architectures} of config.json. */
  public String architecture() {
    return architecture;
  }

  /** Whether layers have experts at all. */
  public boolean sparse() {
    return this != LLAMA;
  }

  /** Whether each head's queries and keys are normalised (Qwen3). */
  boolean normsHeads() {
    return this == QWEN3_MOE;
  }

  /** Whether the whole query and key projections are normalised (OLMoE). */
  boolean normsProjections() {
    return this == OLMOE;
  }

  /** The router's module within a layer. */
  String router() {
    return block + ".gate";
  }

  /**
   * An expert's module within a layer.
   *
   * @param part 0 gate, 1 up, 2 down
   */
  String expert(int expert, int part) {
    return block + ".experts." + expert + "." + List.of(gate, up, down).get(part);
  }

  /** The module of a dense layer's MLP. */
  static String dense(int part) {
    return "mlp." + List.of("gate_proj", "up_proj", "down_proj").get(part);
  }
}
