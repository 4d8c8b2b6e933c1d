"""The sheets of the workbook: each module fills one from a worded document."""
