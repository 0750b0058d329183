"""Pairing German sentences with the English of the memory."""

from pathlib import Path

from briefing.desk.authorship import Depth, Origin, Review
from briefing.desk.folder import read_desk
from briefing.translation.pairing import English, State, pair
from projects import project

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
TEXT = "Der Handel wächst. Das gilt. Die Kosten steigen. Das gilt. Die Preise fallen. Die Kunden warten. Es regnet.\n"
MEMORY = f"""{HEADER}
# reviewed: Ann Other 2026-11-22 light
# origin: machine
# engine: google
msgid "Der Handel wächst."
msgstr "Trade is growing."

msgid "Das gilt."
msgstr "That holds."

# origin: ai
#, fuzzy
msgctxt "2"
msgid "Das gilt."
msgstr "So it is."

# origin: machine
# finding: number differs
#, fuzzy
msgid "Die Kosten   steigen."
msgstr "Costs are rising."

#, fuzzy
#| msgid "Die Preise steigen."
msgid "Die Preise fallen."
msgstr "Prices are rising."

msgid "Die Kunden warten."
msgstr ""

#~ msgid "Alt."
#~ msgstr "Old."
"""


def test_states_origins_and_reviews(tmp_path: Path) -> None:
    project(tmp_path, {"a.txt": TEXT, "a.en.po": MEMORY})
    desk = read_desk(tmp_path)
    assert desk.errors == ()
    translation = pair(desk.articles[0])
    unrecorded = Review(None, None, None)
    review = Review("Ann Other", "2026-11-22", Depth.LIGHT)
    assert list(translation.english.values()) == [
        English("Trade is growing.", State.REVIEWED, Origin.MACHINE, "google", review),
        English("That holds.", State.REVIEWED, Origin.HUMAN, None, unrecorded),
        English("Costs are rising.", State.FLAGGED, Origin.MACHINE),
        English("So it is.", State.UNREVIEWED, Origin.AI),
        English("Prices are rising.", State.STALE, None),
        English(None, State.MISSING, None),
        English(None, State.MISSING, None),
    ]


def test_a_memory_with_a_changed_neighbour_keeps_its_english(tmp_path: Path) -> None:
    project(tmp_path, {"a.txt": "Ganz neu.\n\n" + TEXT, "a.en.po": MEMORY})
    [article] = read_desk(tmp_path).articles
    english = [one.text for one in pair(article).english.values()]
    assert english[:3] == [None, "Trade is growing.", "That holds."]
