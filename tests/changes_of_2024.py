"""What changed in the example plan from 31.12.2023 to 31.12.2024, put together by hand from the files in `seed_data/`.

Not from the program: each line was looked up in `updates.csv`, `values.csv`, `targets.csv`, `events.csv`,
`attendance.csv` and `organisations.csv`, as they were recorded by each of the two days.
"""

NOTHING = None

MEASURES = {
    "completed": [("6", "in_progress", "completed"), ("16", "in_progress", "completed")],
    "moved_forward": [
        ("5", "not_started", "in_progress"),
        ("10", "not_started", "in_progress"),
        ("19", "not_started", "ongoing"),
    ],
    "moved_back": [],  # 7 was completed, reopened in August and completed again in November
    "new": [("12", NOTHING, "in_progress"), ("20", NOTHING, "ongoing")],
    "dropped": [],
    "carried_over": [],
    "deadline_changed": [
        ("7", "2023-12-31", "2024-12-31"),
        ("10", "2024-12-31", "2025-03-31"),
        ("16", "2024-05-31", "2024-10-31"),
    ],
    "responsible_changed": [],
    "assessment_changed": [
        ("3", "on_track", "needs_development"),
        ("4", "needs_development", "on_track"),
        ("9", "needs_development", "on_track"),
        ("11", "on_track", "needs_development"),
        ("13", "needs_development", "on_track"),
        ("14", "needs_development", "on_track"),
        ("15", "on_track", "not_progressing"),
        ("17", "on_track", "needs_development"),
        ("19", "needs_development", "on_track"),
        ("21", "needs_development", "on_track"),
        ("23", "needs_development", "on_track"),
    ],
}
WHY = {  # in Finnish; of some measures, each in another place of the update
    ("deadline_changed", "16"): "Uusi määräaika on 31.10.2024.",
    ("deadline_changed", "10"): "Määräaika siirrettiin vuoden lopusta maaliskuun 2025 loppuun.",
    ("completed", "16"): "Edustajajärjestö osallistui hyvinvointityöryhmän kokoukseen ensimmäistä kertaa 18.9.2024.",
    ("assessment_changed", "4"): (
        "Molemmat vuoden 2024 koulutukset pidettiin, myös edellisvuonna peruttu hallitustyön koulutus."
    ),
}
VALUES = {  # (indicator, year): from, to; a value of 2023 that came in 2024 is among them
    **{("13b", 2023): (NOTHING, "0"), ("22a", 2023): (NOTHING, "465"), ("23b", 2023): ("75.0", "80.0")},
    **{("1a", 2024): (NOTHING, "1"), ("1b", 2024): (NOTHING, "29"), ("1c", 2024): (NOTHING, "42")},
    **{("2a", 2024): (NOTHING, "2"), ("2b", 2024): (NOTHING, "11"), ("3a", 2024): (NOTHING, "52")},
    **{("3b", 2024): (NOTHING, "61.5"), ("4a", 2024): (NOTHING, "2"), ("4b", 2024): (NOTHING, "20")},
    **{("4c", 2024): (NOTHING, "4.3"), ("5a", 2024): (NOTHING, "61.1"), ("5b", 2024): (NOTHING, "3.6")},
    **{("6a", 2024): (NOTHING, "1"), ("6b", 2024): (NOTHING, "1"), ("7a", 2024): (NOTHING, "824.5")},
    **{("7b", 2024): (NOTHING, "12"), ("8a", 2024): (NOTHING, "14"), ("9a", 2024): (NOTHING, "16")},
    **{("9b", 2024): (NOTHING, "13"), ("9c", 2024): (NOTHING, "24700"), ("10a", 2024): (NOTHING, "69.2")},
    **{("11a", 2024): (NOTHING, "1"), ("11b", 2024): (NOTHING, NOTHING), ("12a", 2024): (NOTHING, "0")},
    **{("13a", 2024): (NOTHING, "29"), ("14a", 2024): (NOTHING, "5"), ("14b", 2024): (NOTHING, "49")},
    **{("15a", 2024): (NOTHING, "0"), ("15b", 2024): (NOTHING, "0"), ("16a", 2024): (NOTHING, "1")},
    **{("16b", 2024): (NOTHING, "2"), ("17a", 2024): (NOTHING, "2"), ("17b", 2024): (NOTHING, "4")},
    **{("18a", 2024): (NOTHING, "1"), ("19a", 2024): (NOTHING, "1"), ("19b", 2024): (NOTHING, "14")},
    **{("20a", 2024): (NOTHING, "1"), ("21a", 2024): (NOTHING, "4"), ("23a", 2024): (NOTHING, "2")},
    **{("23b", 2024): (NOTHING, "78.3"), ("24a", 2024): (NOTHING, "1")},
}
TARGETS = {
    ("14b", 2024): ("55", "50"),
    ("14b", 2025): ("60", "54"),
    ("12a", 2025): (NOTHING, "2"),
}
FULFILMENT = {  # (measure, year): how often it was held, of how often; the last letter of 2024 was recorded in 2025
    **{("22", 2023): ((0, 1), (1, 1)), ("1", 2024): (NOTHING, (1, 1)), ("2", 2024): (NOTHING, (2, 2))},
    **{("4", 2024): (NOTHING, (2, 2)), ("9", 2024): (NOTHING, (1, 1)), ("14", 2024): (NOTHING, (5, 6))},
    **{("15", 2024): (NOTHING, (0, 1)), ("19", 2024): (NOTHING, (1, 1)), ("20", 2024): (NOTHING, (1, 1))},
    **{("21", 2024): (NOTHING, (4, 2)), ("22", 2024): (NOTHING, (1, 1)), ("24", 2024): (NOTHING, (1, 1))},
}
EVENTS = [  # the day, attendances, organisations; the thanks evening of 2023 was recorded in January 2024
    ("2023-12-05", 49, 19),
    ("2024-02-08", 18, 12),
    ("2024-02-13", 24, 13),
    ("2024-03-05", 23, 14),
    ("2024-03-20", 17, 8),
    ("2024-03-21", 37, 16),
    ("2024-04-10", 15, 8),
    ("2024-04-17", 20, 12),
    ("2024-04-23", 29, 16),
    ("2024-04-25", 21, 11),
    ("2024-05-18", 4, 2),
    ("2024-05-25", 4, 3),
    ("2024-09-12", 19, 13),
    ("2024-09-18", 1, 1),
    ("2024-10-02", 17, 9),
    ("2024-10-10", 4, 4),
    ("2024-10-22", 17, 11),
    ("2024-10-29", 15, 8),
    ("2024-11-13", 42, 29),
    ("2024-11-26", 18, 10),
    ("2024-12-03", 62, 21),
    ("2024-12-04", 4, 2),
    ("2024-12-10", 15, 9),
    ("2024-12-12", 3, 2),
]
ORGANISATIONS = {
    "organisations_joined": {
        "vaahteralaakso-kaukalo",
        "kuusikallio-soittajat",
        "lahdepolku-muisti",
        "haapaniitty-ikatoverit",
        "kaenkulma-nuoret",
        "hopeapuro-kansalaiset",
    },
    "organisations_left": {"vaahteralaakso-nuoret"},
    "organisations_reached_first": {
        "vaahteralaakso-kaukalo",
        "aspangen-teater",
        "vasstrasket-narhjalp",
        "lahdepolku-muisti",
        "stenakern-friluft",
        "haapaniitty-ikatoverit",
    },
}
NEW_TEXTS = {"12a", "20a"}  # the indicators of the two new measures; no text of the plan was changed
NEEDS_NEWLY_ANSWERED: set[str] = set()  # each of the four was answered in 2023 already
