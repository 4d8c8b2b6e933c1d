"""The yearly document as people get it: in words, as PDF, workbook and tables; and checked when it comes back."""
