"""The guard on a model's words: what of them may be shown, sentence by sentence."""
