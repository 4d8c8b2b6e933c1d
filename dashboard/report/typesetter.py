"""Typst in a process of its own: what it remembers of a PDF goes with it, and what it stumbles on stops nobody else.

`typesetting` starts it. It reads the path of a template, its inputs, a time and a form as JSON, and writes the PDF, or
the pages as pictures in base 64, a line each; what Typst warns of goes to the other stream, a line each.
"""

import base64
import json
import sys
from pathlib import Path

import typst

FONTS = Path(__file__).parent / "fonts"
SHARP = 120.0  # dots an inch, for reading a page on a screen


def main() -> None:
    asked = json.load(sys.stdin.buffer)
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    compiler = typst.Compiler(asked["template"], font_paths=fonts, ignore_system_fonts=True, sys_inputs=asked["inputs"])
    shape = {"ppi": SHARP} if asked["form"] == "png" else {"pdf_standards": ["ua-1", "a-3a"]}
    made, warned = compiler.compile_with_warnings(format=asked["form"], timestamp=asked["at"], **shape)
    for warning in warned:
        sys.stderr.write(f"{json.dumps(warning.message)}\n")
    if asked["form"] == "png":
        pages = [made] if isinstance(made, bytes) else made or []  # one page comes alone
        sys.stdout.buffer.write(b"\n".join(base64.b64encode(page) for page in pages))
    elif isinstance(made, bytes):
        sys.stdout.buffer.write(made)


if __name__ == "__main__":
    main()
