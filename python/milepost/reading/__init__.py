"""Tables of observations as people have them, read cell by cell: nothing is dropped in silence."""
