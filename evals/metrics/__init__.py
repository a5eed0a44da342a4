"""One metric a file, each a pure function over an interview or over pairs of ratings."""
