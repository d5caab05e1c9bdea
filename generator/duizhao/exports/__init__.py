"""What can be taken away: TMX, TEI, CSV and JSON of each report and of all, made from the published data alone."""

from duizhao.exports.stage import exports

__all__ = ["exports"]
