"""Files in the shapes that other systems export, as they come."""

from pathlib import Path

import pytest

from model.measure import MeasureKind, Status
from tests.exchange.tables import SAMPLES, counts, import_facts, refusals, the_run, warned_of


def of_sample(kind: str, name: str, **values):
    return the_run(kind, (SAMPLES / name).read_bytes(), import_facts(**values), name=name)


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("measures", "kausal_report_fi.xlsx", (5, 0, 0, 0)),
        ("measures", "kausal_dashboard_export_en.csv", (5, 0, 0, 0)),
        ("measures", "decidim_results_v029.csv", (4, 0, 0, 0)),
        ("measures", "decidim_results_invalid.csv", (0, 0, 0, 3)),
    ],
)
def test_every_row_of_a_sample_is_settled(kind: str, name: str, expected: tuple[int, int, int, int]) -> None:
    run = of_sample(kind, name)

    assert counts(run) == expected


def test_results_without_a_title_are_refused_one_by_one() -> None:
    run = of_sample("measures", "decidim_results_invalid.csv")

    assert refusals(run) == [(row, "title/fi", "cell_missing") for row in (2, 3, 4)]


@pytest.mark.parametrize("name", ["kausal_report_fi.xlsx", "kausal_dashboard_export_en.csv"])
def test_the_statuses_and_phases_of_kausal_watch_are_understood(name: str) -> None:
    run = of_sample("measures", name)

    assert [told.status for told in run.ready.told] == [
        Status.IN_PROGRESS,
        Status.IN_PROGRESS,
        Status.COMPLETED,
        Status.POSTPONED,
        Status.NOT_STARTED,
    ]
    assert run.ready.new[4].kind is MeasureKind.CONTINUOUS


def test_responsible_parties_goals_and_partners_of_kausal_watch_are_begun() -> None:
    run = of_sample("measures", "kausal_report_fi.xlsx")

    second = run.ready.new[1]

    assert [goal.title.fi for goal in run.ready.goals] == ["Vahvistaminen", "Yhteistyö", "Koulutus", "Viestintä"]
    assert second.links == {
        "goals": ("G1", "G2"),
        "responsible": ("culture-unit", "library"),
        "partners": ("association-c",),
    }


def test_who_marked_an_action_as_complete_is_not_imported() -> None:
    run = of_sample("measures", "kausal_report_fi.xlsx")

    assert {"Merkinnyt valmiiksi", "Merkitty valmiiksi"} <= {*run.unused_columns}


def test_the_states_of_decidim_are_understood_by_their_keys() -> None:
    run = of_sample("measures", "decidim_results_v029.csv")

    assert [(told.status, told.progress) for told in run.ready.told] == [
        (Status.IN_PROGRESS, 63),
        (Status.COMPLETED, 100),
        (Status.IN_PROGRESS, 25),
        (Status.NOT_STARTED, None),
    ]


def test_the_parent_of_a_result_of_decidim_is_a_goal_beside_its_category() -> None:
    run = of_sample("measures", "decidim_results_v029.csv")

    titles = {goal.code: goal.title.sv for goal in run.ready.goals}

    assert [[titles[code] for code in new.links["goals"]] for new in run.ready.new] == [
        ["Goal sv"],
        ["Goal sv", "Collaboration (sv)"],
        ["Goal sv", "Collaboration (sv)"],
        ["Goal sv"],
    ]


def test_a_description_of_decidim_is_plain_text_in_three_languages() -> None:
    run = of_sample("measures", "decidim_results_v029.csv")

    assert run.ready.new[0].description == ("Rivi; äöå fi", "Rivi; äöå sv", "Rivi; äöå en")


def test_the_newer_shape_of_decidim_is_understood_too(tmp_path: Path) -> None:
    lines = (
        "id;taxonomies/id;taxonomies/name;parent/id;title/fi;title/sv;description/fi;start_date;end_date;status/id;"
        "status/key;status/name/fi;progress;created_at;updated_at;url;component/id;proposal_urls;reference;"
        "children_count;comments_count;address;latitude;longitude\n"
        "5;1, 2;Teema;;Foorumi;Forum;<p>Teksti</p>;2022-01-10;2025-05-31;2;ongoing;Käynnissä;40.0;"
        "2023-02-01 10:00:00 UTC;2023-03-01 10:00:00 UTC;https://decidim.example.org/r/5;9;;ref;0;0;;;\n"
    )

    run = the_run("measures", lines.encode())

    assert (counts(run), run.ready.told[0].status) == ((1, 0, 0, 0), Status.IN_PROGRESS)


def test_the_sheets_that_are_not_imported_are_named() -> None:
    run = of_sample("measures", "kausal_report_fi.xlsx")

    assert "other_sheets" in warned_of(run)
