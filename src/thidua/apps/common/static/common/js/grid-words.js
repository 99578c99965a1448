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

  let live;

  // Said once the reader is quiet; the same words are said again when they come again.
  kit.announce = (words) => {
    if (!words) return;
    if (!live) document.body.append((live = kit.piece("live")));
    live.textContent = "";
    window.setTimeout(() => (live.textContent = words), 60);
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
