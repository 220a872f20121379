"""What goes out and comes in besides papers: calendar invitations and e-mail drafts. Nothing is sent from here."""
