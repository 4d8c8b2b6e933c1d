"""The commands of the yearly document: freeze, correct, report, verify, key."""

import sys
from pathlib import Path

import click
import sqlalchemy as sa

from dashboard.report.forms import Form
from dashboard.report.press import press
from dashboard.terminal import FILE, PLAN, actor, open_engine, plan_named, texts, write_file
from model.actions.snapshots import correct_year, freeze_year
from model.base import Language, LocalText
from model.database import perform
from model.errors import FileNotRead, FileNotWritten, UnknownRecord
from model.facts import PlanFact, SnapshotFact
from model.reading.proof import Link, verify_changes, verify_snapshots
from model.reading.snapshots import Sealed, read_sealed, read_snapshots
from model.reading.yearly import document_of
from model.yearly.document import hash_of
from model.yearly.sealing import new_key, public_key_of

FOR = click.option(
    "--for",
    "use",
    type=click.Choice(["committee", "council"]),
    default="committee",
    show_default=True,
    help="For the council nothing may be missing; for the committee what is missing is said.",
)


@click.command()
@click.argument("year", type=int)
@PLAN
@FOR
def freeze(year: int, slug: str | None, use: str) -> None:
    """Freeze the finished YEAR: one document that never changes afterwards."""
    engine = open_engine()
    plan = plan_named(engine, slug)
    perform(engine, freeze_year, plan.slug, year, press(), for_council=use == "council", by=actor())
    _tell_frozen(engine, plan, year)


@click.command()
@click.argument("year", type=int)
@PLAN
@FOR
@click.option("--why-fi", default="", help="Why the year is corrected, in Finnish.")
@click.option("--why-sv", default="", help="The same in Swedish.")
@click.option("--why-en", default="", help="The same in English.")
def correct(year: int, slug: str | None, use: str, why_fi: str, why_sv: str, why_en: str) -> None:
    """Freeze a new issue of the frozen YEAR; the old one stays and is named in it."""
    engine = open_engine()
    plan = plan_named(engine, slug)
    why = LocalText(fi=why_fi, sv=why_sv, en=why_en)
    perform(engine, correct_year, plan.slug, year, why, press(), for_council=use == "council", by=actor())
    _tell_frozen(engine, plan, year)


@click.command()
@click.argument("year", type=int)
@PLAN
@click.option("--issue", type=int, help="Which issue of the year; the newest unless given.")
@click.option("--language", type=click.Choice([language.value for language in Language]), default="fi")
@click.option("--format", "form", type=click.Choice([form.value for form in Form]), default="pdf", show_default=True)
@click.option("--out", type=FILE, required=True, help="The file to write.")
def report(year: int, slug: str | None, issue: int | None, language: str, form: str, out: Path) -> None:
    """Write the frozen YEAR as a file: the same bytes whenever and wherever it is made."""
    from dashboard.report.files import file_of  # what makes PDFs and workbooks is heavy, and needed only here

    engine = open_engine()
    plan = plan_named(engine, slug)
    content = file_of(_sealed(engine, plan, year, issue).text, Form(form), Language(language))
    write_file(out, content)
    click.echo(texts()("command.written", name=out.name, hash=hash_of(content)))


@click.command()
@click.argument("file", type=FILE, required=False)
def verify(file: Path | None) -> None:
    """Check every frozen year, its PDFs and the change record; or a downloaded FILE, without a database."""
    if file is not None:
        _verify_file(file)
        return
    engine = open_engine()
    with engine.connect() as connection:
        links, broken_at = verify_snapshots(connection), verify_changes(connection)
    for link in links:
        _tell_link(link)
    is_whole = not any(link.faults for link in links)
    are_same = is_whole and _verify_renderings(engine)
    if broken_at is None:
        click.echo(texts()("command.changes_whole"))
    else:
        click.echo(texts()("command.changes_broken", record=broken_at), err=True)
    if not are_same or broken_at is not None:
        sys.exit(1)
    click.echo(texts().count("command.chain_whole", len(links)))


@click.group()
def key() -> None:
    """The city's key, which signs frozen years."""


@key.command("new")
@click.option("--out", type=FILE, default="kumppani-key.pem", show_default=True, help="The file to write.")
def new(out: Path) -> None:
    """Make a new key; KUMPPANI_SIGNING_KEY names its file from then on."""
    if out.exists():
        raise FileNotWritten(name=out.name, reason=texts()("command.file_exists"))
    private = new_key()
    write_file(out, private, mode=0o600)
    click.echo(texts()("command.key_made", name=out.name, key=public_key_of(private)))


def _tell_frozen(engine: sa.Engine, plan: PlanFact, year: int) -> None:
    """The issue that was frozen, and what is missing in it."""
    frozen = _snapshot(engine, plan, year, None)
    words = texts()
    click.echo(words("command.frozen", year=f"{year}/{frozen.issue}", hash=frozen.content_hash))
    with engine.connect() as connection:
        document = document_of(read_sealed(connection, frozen.id)[0])
    for gap in document["gaps"]:
        what = words(f"gap.{gap['kind']}", language=gap["language"])
        click.echo(words("command.gap", code=gap["code"], what=what), err=True)


def _snapshot(engine: sa.Engine, plan: PlanFact, year: int, issue: int | None) -> SnapshotFact:
    with engine.connect() as connection:
        found = [s for s in read_snapshots(connection, plan.id) if s.year == year and issue in (None, s.issue)]
    if not found:
        raise UnknownRecord(code=f"{year}/{issue}" if issue else year)
    return found[-1]


def _sealed(engine: sa.Engine, plan: PlanFact, year: int, issue: int | None) -> Sealed:
    """The sealed document of an issue; none is handed out that is not as it was frozen."""
    found = _snapshot(engine, plan, year, issue)
    with engine.connect() as connection:
        sealed = read_sealed(connection, found.id)[0]
    document_of(sealed)  # raises when it is broken
    return sealed


def _tell_link(link: Link) -> None:
    words = texts()
    faults = words.listing(words(f"fault.{fault}") for fault in link.faults)
    text = "command.link_broken" if link.faults else "command.link_whole"
    click.echo(words(text, plan=link.plan, year=link.year, issue=link.issue, hash=link.content_hash, faults=faults))


def _verify_renderings(engine: sa.Engine) -> bool:
    """Whether each PDF, made again, is the one that was made when the year was frozen.

    One that another edition of Kumppani made may differ; that is said, and is no fault.
    """
    from dashboard.report.pdf import MADE_WITH, pdf_of  # heavy, and needed only here

    are_same = True
    with engine.connect() as connection:
        every = read_sealed(connection)
    for sealed in every:
        for language, made_with, file_hash in sealed.renderings:
            is_same = hash_of(pdf_of(sealed.text, Language(language))) == file_hash
            is_ours = made_with == MADE_WITH
            verdict = "same" if is_same else "differs" if is_ours else "other_edition"
            are_same = are_same and verdict != "differs"
            name = f"{sealed.plan} {sealed.year}/{sealed.issue} {language}"
            click.echo(texts()(f"command.pdf_{verdict}", name=name, made_with=made_with))
    return are_same


def _verify_file(file: Path) -> None:
    from dashboard.report.checking import check_file  # the reader of PDF files is heavy

    try:
        content = file.read_bytes()
    except OSError as error:
        raise FileNotRead(name=file.name) from error
    checked, words = check_file(content), texts()
    opened = checked.opened
    click.echo(
        words("checked.whole", year=opened.document["year"], issue=opened.document["issue"], hash=opened.content_hash)
    )
    if not checked.is_document:
        click.echo(words("checked.pages_same" if checked.was_repeated else "checked.other_edition"))
    click.echo(words("checked.signed", key=opened.signed_by) if opened.signed_by else words("checked.unsigned"))
