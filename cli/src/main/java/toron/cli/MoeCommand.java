package toron.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import toron.files.ConfigException;
import toron.moe.Merge;
import toron.moe.MoeInfo;
import toron.moe.MoeInit;
import toron.moe.Upcycle;
import toron.moe.train.DryRun;
import toron.moe.train.Pretraining;
import toron.moe.train.PretrainingConfig;

@Command(
    name = "moe",
    header = "The Mixture-of-Experts base: make one, look at one, pretrain one.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {
      MoeCommand.Init.class,
      MoeCommand.Info.class,
      MoeCommand.Pretrain.class,
      MoeCommand.UpcycleDense.class,
      MoeCommand.MergeAdapter.class
    })
final class MoeCommand {
  private MoeCommand() {}

  @Command(
      name = "init",
      header = "A small untrained Mixtral with a tokenizer learned from texts.",
      description = {
        "",
        "Writes config.json, model.safetensors, tokenizer.json and chat_template.jinja in "
            + "Hugging Face's layout. The same texts and seed give the same bytes.",
        ""
      })
  static final class Init extends StageCommand {
    @Parameters(
        arity = "1..*",
        paramLabel = "TEXTS",
        description = "Plain text files, or folders of them, to learn the tokenizer from.")
    @SuppressWarnings("NullAway.Init")
    private List<Path> texts;

    @Option(
        names = "--seed",
        defaultValue = "1",
        description = "Of the weights. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Override
    public Integer call() throws IOException {
      try (Stream<String> words = words(texts)) {
        new MoeInit(MoeInit.Options.small(seed)).run(words, out);
      }
      Info.print(console(), MoeInfo.of(out));
      return Errors.DONE;
    }

    private static Stream<String> words(List<Path> texts) throws IOException {
      Stream.Builder<Path> files = Stream.builder();
      for (Path root : texts) {
        if (!Files.exists(root)) {
          throw new ConfigException(root + ": no such file or folder");
        }
        try (Stream<Path> below = Files.walk(root)) {
          below.filter(Files::isRegularFile).sorted().forEach(files::add);
        }
      }
      return files
          .build()
          .map(
              file -> {
                try {
                  return Files.readString(file);
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
    }
  }

  @Command(
      name = "info",
      header = "What a model folder holds, and the memory it needs.",
      mixinStandardHelpOptions = true)
  static final class Info implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "A folder in Hugging Face's layout.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      MoeInfo info = MoeInfo.of(folder);
      print(spec.commandLine().getOut(), info);
      return info.unsupported().isEmpty() ? Errors.DONE : Errors.BAD_DATA;
    }

    static void print(PrintWriter console, MoeInfo info) {
      row(console, "family", info.family());
      for (Map.Entry<String, Object> size : info.sizes().entrySet()) {
        row(console, size.getKey(), String.valueOf(size.getValue()));
      }
      row(console, "parameters", String.format(Locale.ROOT, "%,d", info.parameters()));
      row(console, "active per token", String.format(Locale.ROOT, "%,d", info.active()));
      row(console, "memory, inference", megabytes(info.inferenceBytes()));
      row(console, "memory, LoRA", megabytes(info.loraBytes()));
      row(console, "memory, full training", megabytes(info.trainingBytes()));
      for (String reason : info.unsupported()) {
        row(console, "unsupported", reason);
      }
      console.flush();
    }

    private static void row(PrintWriter console, String name, String value) {
      console.printf("%-24s %s%n", name, value);
    }

    private static String megabytes(long bytes) {
      return String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
    }
  }

  @Command(
      name = "pretrain",
      header = "A small base from plain texts.",
      description = {
        "",
        "Learns a tokenizer and a Mixtral from texts (.txt, or .jsonl with a text in each "
            + "row). A stopped run goes on from its last checkpoint.",
        ""
      })
  static final class Pretrain extends TrainCommand {
    @Parameters(arity = "1..*", paramLabel = "TEXTS", description = "Files, or folders of them.")
    @SuppressWarnings("NullAway.Init")
    private List<Path> texts;

    @Override
    DryRun check() throws IOException {
      return new Pretraining(settings(PretrainingConfig.defaults()), progress()).check(texts);
    }

    @Override
    int train() throws IOException {
      return trained(
          new Pretraining(settings(PretrainingConfig.defaults()), progress()).run(texts, out));
    }
  }

  @Command(
      name = "upcycle",
      header = "A dense Llama to a Mixtral: every expert begins as a copy of its layer.",
      description = {
        "",
        "Sparse upcycling (Komatsuzaki et al., 2023). Without noise the new model's output is "
            + "the dense one's.",
        ""
      })
  static final class UpcycleDense extends StageCommand {
    @Parameters(paramLabel = "MODEL", description = "A dense model in Hugging Face's layout.")
    @SuppressWarnings("NullAway.Init")
    private Path dense;

    @Option(names = "--experts", defaultValue = "8", description = "Default: ${DEFAULT-VALUE}.")
    private int experts;

    @Option(
        names = "--top",
        defaultValue = "2",
        description = "Experts a token goes to. Default: ${DEFAULT-VALUE}.")
    private int top;

    @Option(
        names = "--noise",
        defaultValue = "0",
        description = "Spread of the noise on each expert. Default: ${DEFAULT-VALUE}.")
    private double noise;

    @Option(
        names = "--renewed",
        defaultValue = "0",
        description = "Share of each expert that is drawn anew. Default: ${DEFAULT-VALUE}.")
    private double renewed;

    @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Override
    public Integer call() throws IOException {
      new Upcycle(new Upcycle.Options(experts, top, noise, renewed, seed)).run(dense, out);
      Info.print(console(), MoeInfo.of(out));
      return Errors.DONE;
    }
  }

  @Command(name = "merge", header = "Folds a LoRA adapter in PEFT's layout into its model.")
  static final class MergeAdapter extends StageCommand {
    @Parameters(index = "0", paramLabel = "MODEL", description = "The adapter's base.")
    @SuppressWarnings("NullAway.Init")
    private Path model;

    @Parameters(index = "1", paramLabel = "ADAPTER", description = "A folder in PEFT's layout.")
    @SuppressWarnings("NullAway.Init")
    private Path adapter;

    @Override
    public Integer call() throws IOException {
      console().println(Merge.run(model, adapter, out) + " weights folded");
      console().flush();
      return Errors.DONE;
    }
  }
}
