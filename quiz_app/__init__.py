"""Meridian: a reading becomes quizzes, flashcards and timelines."""

__version__ = "0.1.0"
