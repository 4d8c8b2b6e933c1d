"""Every write of Kumppani: `verb(session, …, *, by: Actor)`. An action never commits; `database.perform` does."""
