"""A text looked at before it is saved, in the place of what its folder holds."""

from quiz_app.banks.cache import ContentCache
from quiz_app.banks.examining import look
from tests.banks.written import BANK, ITEM, READING

OTHER = ITEM.replace("items:\n", "").replace("id: ban", "id: second")


def test_the_items_that_are_whole_are_there_with_their_lines_beside_the_problems(write):
    folder = write(bank=BANK + ITEM)

    looked = look(
        folder, "bank.yaml", (BANK + ITEM + OTHER.replace("key: true", "key: perhaps")).encode(), ContentCache()
    )

    assert [(one.one.id, one.line) for one in looked.written] == [("ban", 7)]
    assert [(one.item, one.line) for one in looked.own] == [("second", 19)]


def test_what_a_change_makes_wrong_in_other_files_is_told_apart(write):
    folder = write(bank=BANK + ITEM, broken="items: [")

    looked = look(folder, "reading.yaml", READING.replace("id: arms", "id: arms-2014").encode(), ContentCache())

    assert looked.own == ()
    assert [one.message for one in looked.others] == ["there is no claim 'arms' in the reading"]


def test_a_file_that_is_not_there_yet_is_looked_at_with_the_others(write):
    folder = write(bank=BANK + ITEM)

    looked = look(folder, "new.yaml", (BANK.replace("id: bank", "id: new") + ITEM).encode(), ContentCache())

    assert [one.message for one in looked.own] == ["this id stands twice"]


def test_nonsense_is_a_problem_and_nothing_is_drawn(write):
    looked = look(write(bank=BANK + ITEM), "bank.yaml", b"\xff\x00", ContentCache())

    assert len(looked.own) == 1 and looked.written == ()


def test_a_picture_that_is_not_there_is_told_with_its_line_and_keeps_nothing_out(write):
    folder = write(bank=BANK + ITEM)
    showing = (BANK + ITEM).replace("The ban was", "See ![A map](media/map.png). The ban was")

    looked = look(folder, "bank.yaml", showing.encode(), ContentCache())

    assert [(one.item, one.field, one.line) for one in looked.unseen] == [("ban", "stem", 11)]
    assert looked.own == ()
