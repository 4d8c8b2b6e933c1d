"""What is read of the example plan is the same, whatever database it is kept in."""

from datetime import date

from dashboard.report.press import press
from model.opening import open_database
from model.reading.indicators import read_indicators
from model.reading.plans import EVER, read_plans
from seed_data.load import load_example


def indicators_in(url):
    engine = open_database(url)
    with engine.connect() as connection:
        found = read_indicators(connection, read_plans(connection)[0].id, date(2024, 12, 31), EVER)
    engine.dispose()
    return found


def test_the_indicators_of_a_plan_are_the_same_on_postgresql_and_on_sqlite(postgres_url, example):
    engine = open_database(postgres_url)
    load_example(engine, press())
    engine.dispose()

    found = indicators_in(postgres_url)

    assert found == indicators_in(f"sqlite:///{example}")
