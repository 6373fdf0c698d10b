package toron.structure.importers;

/** How many debates an import wrote. */
public record ImportResult(long debates) {}
