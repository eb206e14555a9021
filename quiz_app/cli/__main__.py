"""`python -m quiz_app.cli` is `quiz-app`."""

from quiz_app.cli import main

main()
