"""Pure functions on zh and en text; they use the model and no stage."""
