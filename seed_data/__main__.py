"""`python -m seed_data` is `kumppani seed`."""

from dashboard.command_line import seed

if __name__ == "__main__":
    seed()
