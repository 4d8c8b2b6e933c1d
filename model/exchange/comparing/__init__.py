"""Rows of a table held against the plan: what each adds, changes or leaves, ready to be saved. One module a kind."""
