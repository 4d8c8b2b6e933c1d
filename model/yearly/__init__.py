"""The yearly document: what is frozen, what is missing in it, what differs from another one, how it is sealed."""
