"""Typst in a process of its own: what it remembers of a PDF goes with it, and what it stumbles on stops nobody else.

`typesetting` starts it. It reads the path of a template, its inputs and a time as JSON, and writes the PDF; what
Typst warns of goes to the other stream, a line each.
"""

import json
import sys
from pathlib import Path

import typst

FONTS = Path(__file__).parent / "fonts"


def main() -> None:
    asked = json.load(sys.stdin.buffer)
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    compiler = typst.Compiler(asked["template"], font_paths=fonts, ignore_system_fonts=True, sys_inputs=asked["inputs"])
    pages, warned = compiler.compile_with_warnings(format="pdf", pdf_standards=["ua-1", "a-3a"], timestamp=asked["at"])
    for warning in warned:
        sys.stderr.write(f"{json.dumps(warning.message)}\n")
    if isinstance(pages, bytes):  # a list only of pictures
        sys.stdout.buffer.write(pages)


if __name__ == "__main__":
    main()
