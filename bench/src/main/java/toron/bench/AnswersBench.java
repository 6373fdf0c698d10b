package toron.bench;

import java.io.IOException;
import java.nio.file.Path;
import toron.structure.evaluation.StructureBenchmarks;

/** Which speech answers which, on debates that {@code toron import} wrote from public data. */
public final class AnswersBench {
  private AnswersBench() {}

  /**
   * @param args the folder of an import
   */
  public static void main(String[] args) throws IOException {
    System.out.println(new StructureBenchmarks(1).whoAnswersWhom(Path.of(args[0])));
  }
}
