package toron.corpus;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;

/** What keeps debates together when a corpus is divided. */
public enum SplitBy {
  /** Debates on one motion: nothing of a topic is on both sides. */
  @JsonProperty("motion")
  MOTION,
  /**
   * Debates of one event; where the event is unknown, those on one motion. A motion that two events
   * debate may stand in two splits.
   */
  @JsonProperty("event")
  EVENT,
  /**
   * Debates that open with the same speech. For data on few motions; a motion may stand in several
   * splits, so that a model is measured on topics that it knows, though not on debates that it
   * knows.
   */
  @JsonProperty("match")
  MATCH;

  /** The group of a debate, null where it has no motion. */
  @Nullable String group(Debate debate) {
    String motion = MotionKey.of(debate);
    if (motion == null) {
      return null;
    }
    String own =
        switch (this) {
          case MOTION -> null;
          case EVENT -> debate.event().name();
          case MATCH -> opening(debate);
        };
    return MotionKey.group(
        own == null || own.isBlank()
            ? motion
            : name().toLowerCase(Locale.ROOT) + ":" + MotionKey.letters(own));
  }

  private static @Nullable String opening(Debate debate) {
    return debate.speeches().stream()
        .filter(speech -> speech.side() != null)
        .findFirst()
        .map(Debate.Speech::text)
        .orElse(null);
  }
}
