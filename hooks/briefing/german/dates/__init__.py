"""Times in German text: found by `time_expressions`, resolved by `resolution`, put into English by `english_dates`."""
