"""Names in German text: the `known` ones, and `candidates` for those that nobody has listed yet."""
