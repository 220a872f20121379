"""After the meeting: the minutes are tidied, sent for remarks, made final, sent out and corrected."""
