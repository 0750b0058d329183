"""Pure functions on German text, which any stage may use."""
