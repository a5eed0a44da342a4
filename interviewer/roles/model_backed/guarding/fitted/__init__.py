"""What the guard has learnt from sentences rather than been told: linear models, fitted offline."""
