"""What can be taken away: TMX, TEI, CSV and JSON, made from the published data of a report alone."""
