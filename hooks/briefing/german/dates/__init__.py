"""Times in German text: found by `grammar`, resolved by `resolution`, put into English by `wording`."""
