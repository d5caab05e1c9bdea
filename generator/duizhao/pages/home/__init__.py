"""Write the pages of the whole site: home, series, feed, downloads; and the README of a bundle."""
