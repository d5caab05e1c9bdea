"""The quality page of the site, and for each report a page of what an editor should look at."""
