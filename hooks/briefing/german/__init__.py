"""Analysis of German text: pure functions that any stage may use."""
