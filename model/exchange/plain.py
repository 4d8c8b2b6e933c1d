"""The plain text of what another system keeps as HTML."""

import re
from html.parser import HTMLParser

MARKED_UP = re.compile(r"</(?:p|div|ul|ol|li|h[1-6]|a|b|i|u|em|strong|span|blockquote|table|tr|td)\s*>|<br\s*/?>", re.I)
BLOCKS = frozenset({"p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "blockquote"})
NOT_READ = frozenset({"script", "style"})


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._unread += tag in NOT_READ
        self._break(tag)
        if tag == "li":
            self.said.append("• ")

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in NOT_READ and self._unread > 0
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.said.append(re.sub(r"\s+", " ", data))

    def _break(self, tag: str) -> None:
        if tag in BLOCKS:
            self.said.append("\n")


def plain_text(text: str) -> str:
    """The text without its tags, its paragraphs on lines of their own; a text without tags is left as it is."""
    if not MARKED_UP.search(text):
        return text
    reading = _Plain()
    reading.feed(text)
    reading.close()
    lines = (" ".join(line.split()) for line in "".join(reading.said).split("\n"))
    return "\n".join(line for line in lines if line)
