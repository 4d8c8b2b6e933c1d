"""The parts of the plan editor: a list and a form for each noun of the plan, the plan itself, the end of its term."""
