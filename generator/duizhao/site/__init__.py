"""Names, addresses, labels, escaping: what all writers of the site share."""
