"""Who is named in a text: mentions of actors, with the countries and sectors they belong to."""
