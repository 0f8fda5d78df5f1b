"""From a parsed Doc to event mentions: triggers, participants, factuality, attribution."""
