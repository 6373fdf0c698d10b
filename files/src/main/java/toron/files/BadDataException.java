package toron.files;

import java.nio.file.Path;

/**
 * Data that cannot be used. The message always says which file, where in it, and why; commands
 * answer it with exit code 1.
 */
public class BadDataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadDataException(String message) {
    super(message);
  }

  public BadDataException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * @param line the line in the file, from 1
   */
  public static BadDataException at(Path file, long line, String reason) {
    return new BadDataException(file + ":" + line + ": " + reason);
  }

  public static BadDataException in(Path file, String reason) {
    return new BadDataException(file + ": " + reason);
  }
}
