"""Every number of Kumppani, as pure functions of facts and a date. Nothing here reads a clock or a database."""

RULE_VERSION = "1"  # goes into every frozen year; raise it when a rule below changes what a figure means
