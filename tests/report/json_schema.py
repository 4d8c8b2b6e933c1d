"""The published schema of the yearly document, and ways through it."""

import json
from pathlib import Path

import jsonschema

FILE = Path(__file__).parents[2] / "docs" / "yearly-document.schema.json"
SCHEMA = json.loads(FILE.read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
PARTS = SCHEMA["$defs"]


def nodes(schema, place="#"):
    """Every schema inside a schema with its place."""
    yield place, schema
    for keyword in ("properties", "$defs"):
        for name, inner in schema.get(keyword, {}).items():
            yield from nodes(inner, f"{place}/{keyword}/{name}")
    for keyword in ("items", "additionalProperties"):
        if isinstance(schema.get(keyword), dict):
            yield from nodes(schema[keyword], f"{place}/{keyword}")
    for keyword in ("anyOf", "prefixItems"):
        for number, inner in enumerate(schema.get(keyword, ())):
            yield from nodes(inner, f"{place}/{keyword}/{number}")


def objects_in(value):
    """Every object inside a document, which may be changed."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects_in(inner)


def explained(schema):
    """A key says itself what it is, or the part that it refers to does."""
    part = PARTS.get(schema.get("$ref", "").removeprefix("#/$defs/"), {})
    return schema.get("description") or part.get("description")


def parts_told(schema, value):
    """The names of the parts of the schema that a document makes use of."""
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#/$defs/")
        yield name
        yield from parts_told(PARTS[name], value)
    for choice in schema.get("anyOf", ()):
        if VALIDATOR.evolve(schema={**choice, "$defs": PARTS}).is_valid(value):
            yield from parts_told(choice, value)
    for name, inner in value.items() if isinstance(value, dict) else ():
        told = schema.get("properties", {}).get(name, schema.get("additionalProperties"))
        yield from parts_told(told or {}, inner)
    for inner in value if isinstance(value, list) else ():
        yield from parts_told(schema.get("items") or {}, inner)
