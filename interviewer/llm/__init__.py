"""The only door to a chat model."""
