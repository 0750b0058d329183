"""Labels, headings, column heads, legends and notes that pages and files share.

Templates have this module as `words`.
"""

from collections.abc import Iterable

# What is missing.
NOT_STATED = "not stated"
OUTLET_NOT_STATED = "outlet not stated"
AUTHOR_NOT_STATED = "author not stated"
DATE_NOT_STATED = "date not stated"
NONE_FOUND = "none found"
NONE_LISTED = "none listed"
MONTH_NOT_KNOWN = "month not known"
NOT_SHOWN = "not shown here"
NO_ENGLISH = "no English yet"
NO_ENGLISH_HERE = "[No English yet]"
"""In place of the English of a sentence."""
NO_SUMMARY = "No summary yet"
NO_ARTICLES = "No articles yet"

# Where a value comes from.
STATED = "in the text"
DERIVED = "derived"
BY_EDITOR = "entered by an editor"
BY_AI = "entered by AI"
BY_MACHINE = "entered by machine"
SET_FOR_OUTLET = "set for the outlet"
SET_FOR_SITE = "set for the whole site"

# The parts of an article.
OUTLET = "Outlet"
AUTHOR = "Author"
PUBLISHED = "Published"
COMPANIES = "Companies"
PEOPLE = "People"
PLACES = "Places"
EVENTS = "Events"
TOPICS = "Topics"
FIGURES = "Figures"
DATES = "Dates"
LANGUAGE = "Language"
LENGTH = "Length"
SOURCES_CITED = "Sources cited"
TRANSLATION = "Translation"
FOUND_AT = "Found at"
PICTURE_CREDIT = "Picture credit"
RIGHTS = "Rights"
ABOUT_ENGLISH = "About this English:"
ABOUT_ARTICLE = "About this article"
IN_BRIEF = "In brief"
AUTOMATIC_SUMMARY = "Automatic summary"
KEY_POINTS = "Key points"
CORRECTIONS = "Corrections"
THE_ARTICLE = "The article"
GERMAN_ORIGINAL = "German original"
ENGLISH_TRANSLATION = "English translation"
IN_ORIGINAL = "In the original:"
OPINION_OF = "Opinion of"

# A plan or deal.
INITIATIVE = "Initiative"
INITIATIVES = "Initiatives"
KIND = "Kind"
PARTIES = "Parties"
REGION = "Region"
AMOUNT = "Amount"
STATUS = "Status"
EVIDENCE = "Evidence"

# Lists.
AN_ARTICLE_APPEARED = "an article appeared"
UNDATED = "Undated"
SORT_ORDERS = {
    "date desc": "Newest first",
    "date asc": "Oldest first",
    "length desc": "Longest first",
    "length asc": "Shortest first",
    "title asc": "Title, A to Z",
    "title desc": "Title, Z to A",
}
REVIEW_STATES = {
    "reviewed": "Reviewed",
    "partly-reviewed": "Partly reviewed",
    "unreviewed": "Unreviewed",
    "no-english": "No English yet",
}
FIGURE_COLUMNS = ("Value", "What", "Named with it", "When", "Article", "Sentence")

# The state of a sentence's English, as the legend and the marks have it.
REVIEWED_BY_PERSON = "reviewed by a person"
NOT_REVIEWED = "not reviewed"
NOT_REVIEWED_BY_PERSON = "not reviewed by a person"
FLAGGED = "not reviewed, and a check found something"
STALE = "the German has changed since"
STATES = {"reviewed": REVIEWED_BY_PERSON, "unreviewed": NOT_REVIEWED_BY_PERSON, "flagged": FLAGGED, "stale": STALE}
"""The legend of the marks behind English sentences."""

# Charts. An entry of a legend has the look of its mark, the end at which the mark is open, and its meaning.
AMOUNT_COLUMNS = ("Amount", "What it measures, and where it is stated")
AMOUNT_LEGEND = (
    ("amount", None, "stated exactly"),
    ("amount about", None, "“about” or “almost”"),
    ("amount", "end", "“more than”"),
    ("amount", "start", "“up to”, “less than”"),
)
RANGE_LEGEND = (("range", None, "from one sum to another"),)
NETWORK_COLUMNS = ("Who", "With whom", "Sentences", "Plan or deal")
TIMELINE_COLUMNS = ("When", "What", "How the date is known")
TIMELINE_LEGEND = (
    ("event", None, "stated in the text"),
    ("event derived", None, "read against the article’s date"),
    ("article", None, "an article appeared"),
    ("article derived", None, "that date is inferred"),
    ("event", "end", "and after, or before"),
)
YEAR_COLUMNS = ("Year", "Events", "Articles")
YEAR_LEGEND = (("event", None, "dates in the articles"), ("article", None, "articles that appeared"))

# Links and the names of lists.
GO_TO_SENTENCE = "Go to the German sentence that states it"
GO_TO_NAMING_SENTENCE = "Go to the German sentence that first names it"
GO_TO_SENTENCE_ON_TOPIC = "Go to the first German sentence on it"
WHAT_THAT_MEANS = "What that means"
HOW_TO_OBJECT = "How to object"
ALL_ARTICLES = "All articles"
ALL_FIGURES = "All figures"
ATOM_FEED = "Atom feed"
JSON_FEED = "JSON Feed"
AT_A_GLANCE = "At a glance"
SKIP_PICTURE = "Skip this picture"
SAME_WITH_TABLE = "The same with a table"
CONTENTS = "Contents"


def sentence_case(words: str) -> str:
    """Return words with a capital at their start: `About May 2019`."""
    return words[:1].upper() + words[1:]


def noun(count: int, singular: str) -> str:
    """Return a noun in the number that goes with a count: `sentence`, `sentences`."""
    return singular if count == 1 else f"{singular}s"


def counted(count: int, singular: str) -> str:
    """Return a count with its noun: `1 sentence`, `21 sentences`."""
    return f"{count} {noun(count, singular)}"


def listed(words: Iterable[str]) -> str:
    """Return words as English lists them: `headline, summary and key points`."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
