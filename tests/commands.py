"""The command, run in this process."""

from click.testing import CliRunner, Result

from dashboard.command_line import kumppani


def kumppani_says(*words: str) -> Result:
    return CliRunner().invoke(kumppani, list(words))
