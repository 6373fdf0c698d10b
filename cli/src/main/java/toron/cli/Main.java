package toron.cli;

import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import toron.files.Version;

/** The {@code toron} command: exit code 0 is done, 1 bad data, 2 usage or configuration. */
@Command(
    name = "toron",
    header = "Debate data to post-training: PDFs in, a fine-tuned MoE and a reward model out.",
    description = {
      "",
      "The whole line on a folder of PDFs is one command, and so is each of its stages:",
      "",
      "  toron demo                              on the samples that come with Toron",
      "  toron run FOLDER --out D                on a folder of your own",
      "",
      "  toron ingest FOLDER --out D/ingest      PDFs to documents",
      "  toron structure D/ingest --out D/debates   documents to debates",
      "  toron corpus D/debates --out D/corpus   consent, names, filters, splits",
      "  toron sft build D/corpus --out D/sft    conversations",
      "  toron rlhf build D/corpus --out D/rlhf  preference pairs",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Versions.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every input is accounted for and at least one was read",
      "1:bad data: nothing read, a broken file, or any failure under --strict",
      "2:usage or configuration"
    },
    footer = {
      "",
      "Shell completion: source <(toron generate-completion)",
      "Options may stand in a file: toron @options.txt"
    },
    subcommands = {
      RunCommand.class,
      RunCommand.Demo.class,
      IngestCommand.class,
      StructureCommand.class,
      ImportCommand.class,
      CorpusCommand.class,
      SftCommand.class,
      RlhfCommand.class,
      MoeCommand.class,
      GenerateCommand.class,
      ChatCommand.class,
      ViewCommand.class,
      TraceCommand.class,
      EvaluateCommand.class,
      ConsentCommand.class,
      SchemaCommand.class,
      HelpCommand.class,
      GenerateCompletion.class
    })
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The whole command tree, with the error messages and exit codes of the contract. */
  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(Errors::explain);
  }

  static final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "toron " + Version.TORON, "Java " + Runtime.version(), "Apache-2.0",
      };
    }
  }
}
