"""What pages, rows, notes and languages are called, and how text is written into them: shared by everything that is shown."""
