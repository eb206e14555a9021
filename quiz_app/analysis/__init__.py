"""Pure functions over rows: what a log says of days, memory and scores, and how sure it is."""
