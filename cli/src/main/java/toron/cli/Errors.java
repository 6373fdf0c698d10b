package toron.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import picocli.CommandLine;
import toron.files.BadDataException;
import toron.files.ConfigException;

/** What a person reads when something went wrong, and the exit code that a script reads. */
final class Errors {
  static final int DONE = 0;
  static final int BAD_DATA = 1;
  static final int USAGE = 2;

  private Errors() {}

  /** One line for what the user can mend; a stack trace only for what is ours to mend. */
  static int explain(Exception thrown, CommandLine command, CommandLine.ParseResult parsed) {
    PrintWriter err = command.getErr();
    Exception cause =
        thrown instanceof UncheckedIOException e && e.getCause() != null ? e.getCause() : thrown;
    if (cause instanceof BadDataException e) {
      err.println("toron: " + e.getMessage());
      return BAD_DATA;
    }
    if (cause instanceof ConfigException e) {
      err.println("toron: " + e.getMessage());
      return USAGE;
    }
    if (cause instanceof IOException e) {
      err.println("toron: " + words(e));
      return BAD_DATA;
    }
    err.println("toron: a defect in Toron, please report it with what follows:");
    cause.printStackTrace(err);
    return BAD_DATA;
  }

  /** The JDK's file errors carry only the path; say what is the matter with it. */
  private static String words(IOException e) {
    if (e instanceof NoSuchFileException) {
      return e.getMessage() + ": no such file";
    }
    if (e instanceof NotDirectoryException) {
      return e.getMessage() + ": not a folder";
    }
    if (e instanceof FileAlreadyExistsException) {
      return e.getMessage() + ": exists already and is not a folder";
    }
    if (e instanceof AccessDeniedException) {
      return e.getMessage() + ": no permission";
    }
    if (e instanceof FileSystemException f && f.getReason() != null) {
      return f.getFile() + ": " + f.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
