"""Whatever lies on the desk, reading it gives articles or problems: no reader raises, and no word is lost."""

from datetime import date
from itertools import pairwise

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.desk.evidence import Evidence
from briefing.desk.layout import recognise_layout
from briefing.desk.memory import read_memory
from briefing.desk.mentions import Mentions
from briefing.desk.original import read_lines
from briefing.desk.reference_files import FILES, read_reference
from briefing.desk.sidecar import read_metadata
from briefing.diagnostics import Diagnostic
from briefing.german.dates import english_dates as dates_in_english
from briefing.german.dates.calendar import Period
from briefing.german.dates.time_expressions import find_times
from briefing.german.detection import looks_german
from briefing.german.names.ranking import rank
from briefing.german.normalize import nfc, normalize, offsets
from briefing.german.numbers import english_figures as figures_in_english
from briefing.german.numbers.figures import find_figures
from briefing.german.sentences import split_sentences
from briefing.settings import read_settings
from fuzzing import changed, mangled, real, texts, tried, values
from projects import FIVE

TEXT = "\n".join(real("*.txt"))
EVIDENCE = Evidence([sentence for block in recognise_layout(TEXT.split("\n")) for sentence in block.sentences])
REFERENCE, _ = read_reference(
    {name: (FIVE / "reference" / name).read_text("utf-8") for name in FILES if (FIVE / "reference" / name).exists()},
    "seeds/reference",
)
MENTIONS = Mentions(REFERENCE)
APPEARED = st.sampled_from(
    [None, Period(date(2019, 5, 1), date(2019, 5, 31)), Period(date(1600, 1, 1), date(2200, 12, 31))]
)
# Every key that a sidecar knows, beside the real ones.
EVERY_KEY = """origin: ai
reviewed: {by: Ann Other, date: 2026-11-22, depth: full}
slug: the-slug
headline: {en: An English headline, de: Eine deutsche Überschrift}
summary: A summary.
key_points: [{en: A point., evidence: Alibaba, opinion_of: Ann Other}]
outlet: {name: An Outlet, evidence: Alibaba}
author: [Ann Other, {name: Bo Else, evidence: Alibaba}]
published: {date: 2019-05, basis: inferred, reason: It says so., after: 2019-05-02, before: 2019-05-19}
topics: [e-commerce]
figures: [{text: 40-prozentige, of: the share}]
initiatives: [{id: a-b, kind: alliance, name: A and B, parties: [{who: alibaba, role: investor}], regions: [germany],
  amount: 40-prozentige, status: planned, evidence: [Alibaba]}]
rights: Theirs.
address: https://example.org/a
draft: true
withdrawn: They asked for it.
redirect_from: [old-slug, another]
"""
SIDECARS = [*real("*.yml"), EVERY_KEY]
MEMORIES = real("*.en.po")
REFERENCES = {path.name: path.read_text(encoding="utf-8") for path in sorted((FIVE / "reference").glob("*.yml"))}


def is_told(error: Diagnostic) -> bool:
    """Return whether a problem has a line of its own that can be printed, says something and names what to do."""
    said = str(error)
    return len(said.splitlines()) == 1 and said == said.encode().decode() and bool(error.what and error.remedy)


@tried(60)
@given(texts() | st.text() | mangled(real("*.txt")))
def test_every_word_of_an_original_is_on_its_blocks_in_order(text: str) -> None:
    lines = read_lines(text.encode("utf-8", "surrogatepass"), "seeds/a.txt")
    if isinstance(lines, Diagnostic):
        assert is_told(lines)
        return
    blocks = recognise_layout(lines)
    sentences = [sentence for block in blocks for sentence in block.sentences]
    assert " ".join(sentence.text for sentence in sentences).split() == text.removeprefix("\ufeff").split() or (
        "".join("".join(sentence.text for sentence in sentences).split())
        == "".join(text.removeprefix("\ufeff").split())
    )
    assert all(sentence.text.strip() for sentence in sentences)
    assert len({sentence.id for sentence in sentences}) == len(sentences)


@tried(100)
@given(st.binary(max_size=200) | texts().map(lambda text: text.encode("utf-16")))
def test_any_bytes_are_lines_or_a_problem(data: bytes) -> None:
    lines = read_lines(data, "seeds/a.txt")
    if isinstance(lines, Diagnostic):
        assert is_told(lines)
    else:
        assert "".join("".join(lines).split()) == "".join(data.decode("utf-8-sig").split())


@tried(200)
@given(texts() | st.text(), APPEARED)
def test_what_is_found_in_a_paragraph_stands_there(paragraph: str, appeared: Period | None) -> None:
    sentences = split_sentences(paragraph)
    assert "".join("".join(sentences).split()) == "".join(paragraph.split())
    for sentence in sentences:
        for found in (find_figures(sentence), find_times(sentence, appeared)):
            assert all(one.text == sentence[one.start : one.end] for one in found)
            assert all(one.end <= other.start for one, other in pairwise(found))
        for figure in find_figures(sentence):
            assert figures_in_english.in_english(figure)
        for time in find_times(sentence, appeared):
            dates_in_english.in_english(time)
    for name in rank(sentences):
        assert name.text
    looks_german(paragraph)


@tried(150)
@given(texts() | st.text())
def test_folding_a_text_twice_changes_nothing_and_its_places_lead_back(text: str) -> None:
    assert normalize(normalize(text)) == normalize(text)
    at = offsets(text)
    assert len(at) == len(nfc(text)) + 1
    assert list(at) == sorted(at)


@tried(100)
@given(texts())
def test_mentions_stand_where_they_are_said_to_be(text: str) -> None:
    sentences = [s for block in recognise_layout(text.split("\n")) for s in block.sentences]
    by_id = {sentence.id: sentence.text for sentence in sentences}
    for mention in MENTIONS.of(sentences):
        assert by_id[mention.sentence][mention.start : mention.end].strip()


@tried(100)
@given(mangled(SIDECARS) | st.sampled_from(SIDECARS).flatmap(changed) | texts() | values().map(yaml.safe_dump))
def test_any_sidecar_is_notes_or_problems(text: str) -> None:
    lines = read_lines(text.encode("utf-8", "surrogatepass"), "seeds/a.yml")
    if isinstance(lines, Diagnostic):
        return
    metadata, errors = read_metadata("\n".join(lines), "seeds/a.yml", EVIDENCE, REFERENCE)
    assert all(map(is_told, errors))
    assert all(point.sentence == EVIDENCE.find(point.evidence or "") for point in metadata.key_points)


@tried(25)
@given(st.data())
def test_any_reference_data_is_read_or_named(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(REFERENCES)))
    text = data.draw(mangled([REFERENCES[name]]) | changed(REFERENCES[name]))
    lines = read_lines(text.encode("utf-8", "surrogatepass"), "seeds/reference/" + name)
    if isinstance(lines, Diagnostic):
        return
    reference, errors = read_reference(REFERENCES | {name: "\n".join(lines)}, "seeds/reference")
    assert all(map(is_told, errors))
    assert all(entity.id == id for id, entity in reference.entities.items())
    Mentions(reference).of([])


@tried(200)
@given(mangled(MEMORIES) | texts())
def test_any_memory_is_entries_or_problems(text: str) -> None:
    lines = read_lines(text.encode("utf-8", "surrogatepass"), "seeds/a.en.po")
    if isinstance(lines, Diagnostic):
        return
    memory, errors = read_memory("\n".join(lines), "seeds/a.en.po")
    assert all(map(is_told, errors))
    assert all(entry.de.strip() for entry in memory.entries)


@tried(200)
@given(values(), st.booleans())
@example([[[[]]]], False)
def test_any_settings_are_settings_or_problems(given: object, below: bool) -> None:
    block = {"rights": "Theirs.", "imprint": given, "source": given} if below else given
    settings, errors = read_settings("Site", "", "", block)
    assert all(map(is_told, errors))
    assert errors or settings.rights
