"""Write the quality page of the site, and for each report a page of what an editor should check."""
