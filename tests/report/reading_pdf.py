"""A PDF made of a sealed document, read back for the tests."""

import io
from functools import cache

import pikepdf
from pypdf import PdfReader

from dashboard.report.pdf import pdf_of
from model.base import Language


@cache
def made(sealed, language="fi"):
    return pdf_of(sealed, Language(language))


def opened(sealed, language="fi"):
    return pikepdf.open(io.BytesIO(made(sealed, language)))


def pages_of(sealed, language="fi"):
    """The text of each page, on one line."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(made(sealed, language))).pages]


def elements(node, kind):
    """Every element of that kind in the tree of tags."""
    if isinstance(node, pikepdf.Array):
        return [found for child in node for found in elements(child, kind)]
    if not isinstance(node, pikepdf.Dictionary):
        return []
    own = [node] if node.get("/S") == kind else []
    return [*own, *(elements(node.K, kind) if "/K" in node else [])]


def attribute(element, name):
    return next((str(one[name]) for one in element.get("/A", []) if name in one), None)
