"""Write the pages across years: plan and outcome, what changed, chapters side by side, indicators."""
