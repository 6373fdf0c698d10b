package toron.sft;

import java.util.Map;
import toron.corpus.rows.Part;

/**
 * An exercise before it is put into words.
 *
 * @param unit what of the debate it is about; with the task and the debate it makes the row's id
 * @param holes what fills the instruction
 */
record Draft(String task, String unit, Map<String, Part> holes, Part answer) {}
