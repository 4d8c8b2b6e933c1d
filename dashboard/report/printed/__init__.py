"""What the PDF of a frozen year says: plain values for its template, in the words of one language."""
