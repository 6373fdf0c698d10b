package toron.corpus;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Which part of the data a debate belongs to; every row made from it follows. */
public enum Split {
  @JsonProperty("train")
  TRAIN,
  @JsonProperty("validation")
  VALIDATION,
  @JsonProperty("test")
  TEST;

  /** As files and JSON call it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
