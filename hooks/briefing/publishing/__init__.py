"""The site as it is published: its folder, its security policy, its pictures."""
