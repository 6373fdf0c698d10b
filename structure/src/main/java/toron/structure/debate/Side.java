package toron.structure.debate;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A bench. Formats of two teams use the first two whatever their labels say; British Parliamentary
 * the last four.
 */
public enum Side {
  @JsonProperty("affirmative")
  AFFIRMATIVE,
  @JsonProperty("negative")
  NEGATIVE,
  @JsonProperty("opening-government")
  OPENING_GOVERNMENT,
  @JsonProperty("opening-opposition")
  OPENING_OPPOSITION,
  @JsonProperty("closing-government")
  CLOSING_GOVERNMENT,
  @JsonProperty("closing-opposition")
  CLOSING_OPPOSITION;

  /** Whether this bench is for the motion. */
  public boolean proposes() {
    return this == AFFIRMATIVE || this == OPENING_GOVERNMENT || this == CLOSING_GOVERNMENT;
  }

  /** Whether two benches argue against each other. */
  public boolean opposes(Side other) {
    return proposes() != other.proposes();
  }
}
