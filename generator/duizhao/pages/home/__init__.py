"""The pages of the whole site: home, series, feed, downloads; the README of a bundle."""
