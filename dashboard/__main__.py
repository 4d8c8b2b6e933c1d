"""`python -m dashboard` is the command `kumppani`."""

from dashboard.command_line import kumppani

if __name__ == "__main__":
    kumppani()
