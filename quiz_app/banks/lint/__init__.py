"""The linter: what is well-formed and yet no good item, found before a student meets it. One rule, one function.

It knows English only. Rules that hang on English words are silent where an item is hardly written in Latin letters.
"""
