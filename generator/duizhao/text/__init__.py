"""Pure functions on zh and en text. They know the model's fragments and nothing of any stage."""
