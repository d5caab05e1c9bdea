/* Reading aloud, by voices of the device: from a row on, sentence by sentence, in the languages that the view shows. The sentence
 * that is read is lit. Nothing is asked of a network: voices that speak from elsewhere are not used. Where the device has none of
 * its own, there is nothing of it on the page.
 *
 *   duizhao.canListen()    has the device a voice?
 *   duizhao.listen(row)    read from this row on; what is read already stops
 *   duizhao.listen()       stop */
(() => {
  "use strict";

  /* ---- Without the page */

  /* The languages that a view shows, of those that have a voice. */
  function sidesOf(view, hide, voices) {
    const shown = { zh: ["zh"], en: ["en"], reveal: [hide === "en" ? "zh" : "en"] }[view] || ["zh", "en"];
    return shown.filter((side) => voices[side]);
  }

  /* What is read of a row, in order: [{ side, start, end }, …]; `lines` is where sentences begin (sentences.js), `lengths` how
   * long the texts are. */
  function partsOf(lines, lengths, sides) {
    const after = (n, side) => lines.slice(n + 1).find((line) => line[side] < Infinity);
    return lines.flatMap((line, n) =>
      sides
        .filter((side) => lengths[side] && line[side] < Infinity)
        .map((side) => ({ side, start: line[side], end: after(n, side) ? after(n, side)[side] : lengths[side] })),
    );
  }

  /* A voice of the device for each language; of several the system's own first. */
  function voicesOf(all) {
    const own = all.filter((voice) => voice.localService);
    const find = (pattern) => own.find((voice) => voice.default && pattern.test(voice.lang)) || own.find((voice) => pattern.test(voice.lang));
    return { zh: find(/^(zh|cmn)\b/i), en: find(/^en\b/i) };
  }

  if (typeof document === "undefined") {
    module.exports = { sidesOf, partsOf, voicesOf };
    return;
  }

  /* ---- On the page */

  const duizhao = window.duizhao;
  const speech = window.speechSynthesis;
  if (!speech || !window.SpeechSynthesisUtterance) {
    duizhao.canListen = () => false;
    return;
  }

  const SPOKEN = "dz-spoken";
  let turn = 0; /* of the last call; what an older one began does not go on */
  let stopper = null;

  function voices() {
    return voicesOf(speech.getVoices());
  }

  function cellOf(row, side) {
    return row.querySelector(`:scope > .dz-${side}:not(.dz-missing)`);
  }

  function indexOf(row, side) {
    const cell = cellOf(row, side);
    return cell ? duizhao.textIndex(duizhao.textNodes(cell)) : [];
  }

  function lengthOf(index) {
    const last = index[index.length - 1];
    return last ? last.start + last.length : 0;
  }

  /* All that is to be read from a row on: [{ row, side, start, end }, …] */
  function queueOf(first) {
    const sides = sidesOf(duizhao.state.get("view"), duizhao.state.get("hide"), voices());
    const rows = Array.from(document.querySelectorAll(".dz-row"));
    return rows.slice(rows.indexOf(first)).flatMap((row) => {
      const lengths = { zh: lengthOf(indexOf(row, "zh")), en: lengthOf(indexOf(row, "en")) };
      const lines = row.dataset.beads ? duizhao.sentences.linesOf(row.dataset.beads) : [{ zh: 0, en: 0 }];
      return partsOf(lines, lengths, sides).map((part) => ({ row, ...part }));
    });
  }

  function show(row, ranges) {
    duizhao.paint(SPOKEN, ranges, 5);
    const box = ranges.length ? ranges[0].getBoundingClientRect() : row.getBoundingClientRect();
    if (box.top < 100 || box.bottom > window.innerHeight - 100) row.scrollIntoView({ block: "center", behavior: "smooth" });
  }

  function stop() {
    turn += 1;
    speech.cancel();
    duizhao.paint(SPOKEN, []);
    if (stopper) stopper.hidden = true;
  }

  function read(queue, own) {
    const [part, ...rest] = queue;
    if (own !== turn) return;
    if (!part || !part.row.isConnected) {
      stop();
      return;
    }
    const ranges = duizhao.rangesIn(indexOf(part.row, part.side), part.start, part.end);
    const spoken = new SpeechSynthesisUtterance(ranges.map(String).join(""));
    spoken.voice = voices()[part.side];
    spoken.lang = spoken.voice.lang;
    spoken.onend = () => read(rest, own);
    spoken.onerror = () => own === turn && stop();
    show(part.row, ranges);
    speech.speak(spoken);
  }

  function showStopper() {
    if (!stopper?.isConnected) {
      stopper = duizhao.button("dz-listen", document.body, stop);
      duizhao.labelInto(stopper, "listen.stop");
    }
    stopper.hidden = false;
  }

  duizhao.canListen = () => sidesOf("side", "en", voices()).length > 0;

  duizhao.listen = (row) => {
    stop();
    if (!row) return;
    showStopper();
    read(queueOf(row), turn);
  };

  duizhao.keys.add("l", "listen.key", () => {
    if (!duizhao.canListen()) return false;
    const reads = stopper && !stopper.hidden;
    duizhao.listen(reads ? null : duizhao.rowInQuestion() || document.querySelector(".dz-row"));
    return true;
  });
  speech.getVoices(); /* some browsers look for voices when they are first asked */
  ["view", "hide", "script", "pinyin"].forEach((name) => duizhao.state.on(name, stop));
  window.addEventListener("pagehide", stop);
})();
