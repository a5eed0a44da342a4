"""The roles that lean on a chat model, each with its built-in twin to fall back on."""
