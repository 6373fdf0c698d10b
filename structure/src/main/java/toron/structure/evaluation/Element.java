package toron.structure.evaluation;

/** What is scored. */
public enum Element {
  DEBATES("debates"),
  SPEECHES("speeches"),
  MOTION("motion"),
  UNITS("units"),
  KINDS("kinds of matched units"),
  ISSUES("issues of matched units"),
  PARENTS("parents of matched units"),
  STATUS("status of matched units"),
  LINKS("links"),
  SURE_LINKS("links at 0.8 and above"),
  RELATIONS("relations of right links"),
  QUOTES("evidence quotes"),
  CITATIONS("evidence citations"),
  EXCHANGES("questions and answers"),
  DECISION("decision"),
  VOTES("votes"),
  RANKS("ranks"),
  SCORES("scores"),
  TALLY("tally");

  private final String words;

  Element(String words) {
    this.words = words;
  }

  /** Whether it is scored only where something else was found. */
  boolean ofMatched() {
    return switch (this) {
      case KINDS, ISSUES, PARENTS, STATUS, SURE_LINKS, RELATIONS -> true;
      default -> false;
    };
  }

  /** As a table prints it. */
  public String words() {
    return words;
  }
}
