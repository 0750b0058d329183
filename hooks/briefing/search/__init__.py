"""What is searched: pages that nobody reads, the two bundles made of them, and the words to suggest."""
