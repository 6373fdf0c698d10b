package toron.moe.tokenizer;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.tag.Tag;
import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.TagNode;

/**
 * {@code {% generation %}}: what stands within is what the model writes. It comes out between two
 * noncharacters, which no text may contain and which the template takes away again.
 */
final class GenerationTag implements Tag {
  private static final long serialVersionUID = 1L;

  static final char BEGIN = '\uFDD0';
  static final char END = '\uFDD1';

  @Override
  public String getName() {
    return "generation";
  }

  @Override
  public String interpret(TagNode tag, JinjavaInterpreter interpreter) {
    StringBuilder out = new StringBuilder().append(BEGIN);
    for (Node child : tag.getChildren()) {
      out.append(child.render(interpreter).getValue());
    }
    return out.append(END).toString();
  }
}
