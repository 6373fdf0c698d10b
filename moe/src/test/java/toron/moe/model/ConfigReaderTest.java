package toron.moe.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import toron.files.BadDataException;
import toron.files.Json;

/** config.json: what is not computed as transformers does is an error that names it. */
final class ConfigReaderTest {
  private static final Path FILE = Path.of("model/config.json");

  private static ModelConfig with(String name, String change) throws JsonProcessingException {
    ObjectNode tree = Tiny.config(name).source();
    tree.setAll((ObjectNode) Json.mapper().readTree("{" + change.replace('\'', '"') + "}"));
    return ModelConfig.of(FILE, tree);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "llama | 'model_type':'gemma' | 'model_type': \"gemma\" is not one of",
        "llama | 'hidden_act':'gelu' | 'hidden_act': \"gelu\" is not supported",
        "llama | 'attention_bias':true | 'attention_bias': true is not supported",
        "llama | 'mlp_bias':true | 'mlp_bias': true is not supported",
        "llama | 'rope_scaling':{'rope_type':'yarn','factor':4.0} | 'rope_scaling.factor'",
        "llama | 'rope_parameters':{'rope_type':'dynamic'} | \"dynamic\" is not supported",
        "mixtral | 'router_jitter_noise':0.1 | 'router_jitter_noise': 0.1 is not supported",
        "mixtral | 'quantization_config':{'bits':4} | 'quantization_config'",
        "olmoe | 'sliding_window':4 | 'sliding_window': 4 is a feature that is not supported",
        "mixtral | 'clip_qkv':4.0 | 'clip_qkv': 4.0 is a feature that is not supported",
      })
  void aFeatureThatIsNotComputedIsNamed(String name, String change, String reason) {
    assertThatThrownBy(() -> with(name, change))
        .isInstanceOf(BadDataException.class)
        .hasMessageContainingAll("config.json", reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "llama | 'tie_word_embeddings':'yes' | 'tie_word_embeddings': \"yes\" is not a boolean",
        "llama | 'hidden_size':16.5 | 'hidden_size': 16.5 is not a positive whole number",
        "llama | 'num_key_value_heads':3 | 'num_key_value_heads' does not divide",
        "llama | 'head_dim':5 | 'head_dim' is odd",
        "llama | 'eos_token_id':'</s>' | 'eos_token_id': \"</s>\" is not a token id",
        "mixtral | 'sliding_window':-1 | 'sliding_window': -1 is not a positive whole number",
        "mixtral | 'num_experts_per_tok':9 | 'num_experts_per_tok' is more than there are experts",
        "olmoe | 'norm_topk_prob':1 | 'norm_topk_prob': 1 is not a boolean",
        "olmoe | 'clip_qkv':'hard' | 'clip_qkv': \"hard\" is not a number",
        "olmoe | 'clip_qkv':-0.5 | 'clip_qkv': -0.5 is not above 0",
        "qwen3_moe | 'mlp_only_layers':['first'] | 'mlp_only_layers': \"first\"",
        "qwen3_moe | 'decoder_sparse_step':0 | 'decoder_sparse_step': 0 is not a positive",
      })
  void aValueThatMakesNoSenseIsNamed(String name, String change, String reason) {
    assertThatThrownBy(() -> with(name, change))
        .isInstanceOf(BadDataException.class)
        .hasMessageContainingAll("config.json", reason);
  }

  @Test
  void bothWaysOfWritingTheRotationAreOne() throws JsonProcessingException {
    assertThat(with("llama", "'rope_theta':500.0,'rope_scaling':null").ropeBase()).isEqualTo(500);
    assertThat(
            with("llama", "'rope_parameters':{'rope_type':'default','rope_theta':500.0}")
                .ropeBase())
        .isEqualTo(500);
  }

  @Test
  void layersAreDenseByStepAndByList() throws JsonProcessingException {
    ModelConfig config =
        with("qwen3_moe", "'num_hidden_layers':6,'decoder_sparse_step':2,'mlp_only_layers':[3]");
    assertThat(config.denseLayers()).containsExactlyInAnyOrder(0, 2, 3, 4);
    assertThat(config.sparseLayers()).isEqualTo(2);
  }
}
