"""`python -m dashboard` is the command `kumppani`."""

from dashboard.start_commands import kumppani

if __name__ == "__main__":
    kumppani()
