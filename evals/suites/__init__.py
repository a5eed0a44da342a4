"""What is looked at: each suite turns interviews into observations."""
