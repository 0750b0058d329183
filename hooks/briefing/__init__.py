"""German press articles in, the pages and files of a bilingual briefing site out.

Data walks once through the stages, each a package here: desk, translation, knowledge, pages, exports. `language`
lies below them all. Nothing here knows which site generator publishes the pages.
"""
