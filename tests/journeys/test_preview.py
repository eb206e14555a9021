"""`quiz-app bank preview`: what is wrong stands on every page, and a mended file is shown."""

from tests.journeys.conftest import words


def test_a_preview_says_on_any_page_what_keeps_a_file_out(visit, folder, monkeypatch):
    monkeypatch.setenv("QUIZ_APP_PREVIEW", "true")
    file = folder / "russia-pakistan" / "voices.yaml"
    whole = file.read_text()
    file.write_text("format: 1\nid: voices\nitems: [\n")
    app = visit("read")
    broken = words(app)

    file.write_text(whole)
    app.run()

    assert "1 to mend" in broken and "voices" in broken
    assert "to mend" not in words(app)


def test_other_installations_do_not_say_it(visit, folder):
    (folder / "russia-pakistan" / "voices.yaml").write_text("format: 1\n")

    assert "to mend" not in words(visit("read"))
