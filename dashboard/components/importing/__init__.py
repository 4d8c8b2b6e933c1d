"""The steps of an import: file, sheet and header, columns, unknown words, dry run, save."""
