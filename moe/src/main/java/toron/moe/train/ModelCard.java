package toron.moe.train;

import java.util.Locale;
import toron.moe.model.ModelConfig;
import toron.moe.model.Parameters;

/** README.md of a trained model: what it is, what it was made from, what was measured. */
public final class ModelCard {
  private final StringBuilder text = new StringBuilder();

  public ModelCard(String title, ModelConfig config, Parameters parameters) {
    text.append("---\nlibrary_name: transformers\ntags: [toron, mixture-of-experts]\n---\n");
    text.append("# ").append(title).append("\n\n");
    text.append(
        String.format(
            Locale.ROOT,
            "%s layout, %,d parameters, %d layers, %d experts of which a token uses %d, vocabulary"
                + " of %,d, up to %,d positions. Trained with Toron.%n",
            config.family(),
            parameters.count(),
            config.layers(),
            config.experts(),
            config.top(),
            config.vocabulary(),
            config.positions()));
  }

  public ModelCard section(String title, String body) {
    text.append("\n## ").append(title).append("\n\n").append(body.strip()).append('\n');
    return this;
  }

  /** Steps, tokens and the held-out figures before and after. */
  public ModelCard figures(TrainingResult result) {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "%,d steps over %,d tokens, %d steps left out as diverged.%n",
            result.steps(),
            result.tokens(),
            result.skipped()));
    Metric before = result.before();
    Metric after = result.after();
    if (before != null && after != null) {
      table.append("\n| held out | before | after |\n|---|---|---|\n");
      row(table, "loss", before.loss(), after.loss());
      after
          .scores()
          .forEach(
              (name, value) ->
                  row(table, name, before.scores().getOrDefault(name, Double.NaN), value));
      row(table, "load-balancing loss", before.balance(), after.balance());
    }
    result.warnings().forEach(warning -> table.append("\nWarning: ").append(warning).append('\n'));
    return section("Figures", table.toString());
  }

  private static void row(StringBuilder table, String name, double before, double after) {
    table.append(String.format(Locale.ROOT, "| %s | %.4f | %.4f |%n", name, before, after));
  }

  public String text() {
    return text.toString();
  }
}
