"""Where the lexicon's phrases stand in a sentence, and which of them tell an event."""
