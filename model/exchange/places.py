"""Where in a sheet a cell stands: B7 is row 7, column 2."""

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


def letters_of(written: str) -> str:
    """The letters of a place, without the number of its row."""
    return written.rstrip("0123456789")


def column_number(letters: str) -> int:
    """The number of the column of these letters: A is 1, XFD is 16,384. Raises ValueError for others."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + LETTERS.index(letter) + 1
        if number > LAST_COLUMN:
            raise ValueError(letters)
    if not number:
        raise ValueError(letters)
    return number


def place(written: str) -> tuple[int, int]:
    """The row and the column of a place. Raises ValueError where there is none."""
    letters = letters_of(written)
    return int(written[len(letters) :]), column_number(letters)
