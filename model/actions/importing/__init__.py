"""How what a dry run has ready gets into the tables: many rows a statement, one module a kind."""
