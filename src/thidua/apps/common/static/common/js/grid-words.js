// Words and pieces of a grid stand in the page, in <template data-grid-words>; none stand here.
(() => {
  const kit = (window.thiduaGrid ??= {});
  const template = document.querySelector("template[data-grid-words]");

  // The page's sentence of that name, with {n} filled in.
  kit.say = (name, values = {}) => {
    const words = template?.getAttribute(`data-say-${name}`) ?? "";
    return words.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
  };

  kit.piece = (name) =>
    template?.content.querySelector(`[data-piece="${name}"]`).cloneNode(true) ??
    document.createElement("div");

  kit.slot = (piece, name) => piece.querySelector(`[data-slot="${name}"]`);

  kit.put = (piece, name, words) => {
    const place = kit.slot(piece, name);
    if (!place) return;
    place.textContent = words ?? "";
    place.hidden = !words;
  };

  const PAUSE = 1000; // milliseconds a message stands before the next one takes its place
  const said = [];
  let live;
  let spoken = 0;

  // Said once the reader is quiet; what comes within a moment is said together, and the same
  // words are said again when they come again.
  kit.announce = (words) => {
    if (!words) return;
    if (!live) document.body.append((live = kit.piece("live")));
    if (!said.length) window.setTimeout(speak, Math.max(60, spoken + PAUSE - Date.now()));
    if (!said.includes(words)) said.push(words);
  };

  const speak = () => {
    const words = said.splice(0).join(" ");
    spoken = Date.now();
    live.textContent = "";
    window.setTimeout(() => (live.textContent = words), 20);
  };

  // How a cell is called: its label, as a screen reader says it.
  kit.nameOf = (input) => {
    const ids = (input.getAttribute("aria-labelledby") ?? "").split(" ").filter(Boolean);
    const parts = ids.map((id) => document.getElementById(id)?.textContent.trim());
    return (
      input.getAttribute("aria-label") ||
      parts.filter(Boolean).join(", ") ||
      input.labels?.[0]?.textContent.trim() ||
      input.name
    );
  };
})();
