"""Times in German text: found by `grammar`, settled by `resolution`, said in English by `wording`."""
