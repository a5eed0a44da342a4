"""Labels: what independent readers found in a transcript, and how graders compare with them."""
