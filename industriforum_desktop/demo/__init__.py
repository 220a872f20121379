"""The example forum, which the program brings along."""
