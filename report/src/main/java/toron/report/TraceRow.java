package toron.report;

import java.util.List;
import toron.corpus.Message;
import toron.corpus.Provenance;

/**
 * A training row as the trace shows it, of whatever kind.
 *
 * @param kind the task of a conversation, the signal of a pair
 */
public record TraceRow(
    String id, String kind, String language, List<Field> fields, List<Provenance> provenance) {
  public TraceRow {
    fields = List.copyOf(fields);
    provenance = List.copyOf(provenance);
  }

  /** One list of messages: {@code messages}, {@code prompt}, {@code chosen} or {@code rejected}. */
  public record Field(String name, List<Message> messages) {
    public Field {
      messages = List.copyOf(messages);
    }
  }
}
