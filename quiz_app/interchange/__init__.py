"""Other programs' formats and our own export: one file a format."""
