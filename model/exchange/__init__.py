"""Tables in and out: a safe reader, headers, columns and words, dry run, workbook, open formats."""
