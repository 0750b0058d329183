"""`python -m briefing`."""

from briefing.commands import main

main()
