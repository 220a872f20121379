"""Letters about a meeting, as drafts for the e-mail program."""
