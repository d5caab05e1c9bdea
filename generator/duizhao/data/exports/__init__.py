"""Make the exports, TMX, TEI, CSV and JSON, from the published data of a report alone."""
