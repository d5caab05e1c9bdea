/* Answers with the statistics of the page that compares words: node over_time_node.js < { intervals, pairs } */
"use strict";

const fs = require("node:fs");
const { interval, logLikelihood, chance, tested } = require("../../theme_overrides/assets/js/over-time.js");

const { intervals, pairs } = JSON.parse(fs.readFileSync(0, "utf8"));
process.stdout.write(
  JSON.stringify({
    intervals: intervals.map(([count, size]) => interval(count, size)),
    scores: pairs.map(({ counts, sizes }) => logLikelihood(counts, sizes)),
    chances: pairs.map(({ counts, sizes }) => chance(logLikelihood(counts, sizes))),
    sure: tested(pairs).map(({ word, p }) => [word, p]),
  }),
);
