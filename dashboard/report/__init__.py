"""The yearly document as people read it: in words, as a PDF, as a workbook, as tables; and checked when it comes back."""
