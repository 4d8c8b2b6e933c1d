"""What changed between two points, in words: for the screen, the print, the workbook and the terminal."""
