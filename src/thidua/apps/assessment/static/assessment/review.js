// Beside a score sheet: what stands behind the row in focus, the drawer of proofs, and on a phone
// a bar from card to card. Without this file every row is a link to a page that holds the same.
(() => {
  const WAIT = 180; // milliseconds on a row before it is fetched: holding an arrow asks once
  const CELL = ":is(input, select, textarea)[data-col]";
  const wide = window.matchMedia("(min-width: 1100px)");
  const split = document.querySelector("[data-split]");
  const words = document.querySelector("[data-review-words]")?.dataset ?? {};
  const composing = (event) => event.isComposing || event.keyCode === 229;

  const fetched = async (url, options = {}) => {
    const answer = await fetch(url, { ...options, headers: { "HX-Request": "true", ...options.headers } });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    return answer;
  };

  const fragment = async (url) => {
    const html = await (await fetched(url)).text();
    return new DOMParser().parseFromString(html, "text/html").body;
  };

  // A page that can not be drawn leaves a sentence, not an empty frame.
  const broken = (image) => {
    const link = image.closest("[data-broken]");
    if (link) image.replaceWith(document.createTextNode(link.dataset.broken));
  };
  document.addEventListener("error", (event) => event.target.matches?.("img") && broken(event.target), true);

  class Aside {
    constructor(box) {
      Object.assign(this, { box, kept: new Map(), row: "" });
      split.addEventListener("focusin", (event) => {
        const line = event.target.closest("tr")?.querySelector("[data-line]") ?? lineOf(event.target);
        if (line) this.soon(line);
      });
      wide.addEventListener("change", () => this.shown());
      this.shown();
      // Back from asking: the reader stands on the line again.
      document.querySelector(`a[id="${CSS.escape(window.location.hash.slice(1))}"]`)?.focus();
    }

    shown() {
      this.box.hidden = !wide.matches;
      const line = split.querySelector("[data-line]");
      if (wide.matches && !this.row && line) this.soon(line);
    }

    soon(line) {
      window.clearTimeout(this.clock);
      this.mark(line);
      if (!wide.matches || line.dataset.line === this.row) return;
      this.clock = window.setTimeout(() => this.show(line), WAIT);
    }

    mark(line) {
      split.querySelector("tr.is-here")?.classList.remove("is-here");
      line.closest("tr").classList.add("is-here");
    }

    async show(line) {
      const row = line.dataset.line;
      this.row = row;
      this.box.setAttribute("aria-busy", "true");
      try {
        if (!this.kept.has(row)) this.kept.set(row, await fragment(line.href));
      } catch {
        if (this.row === row) this.box.textContent = words.sayFailed ?? "";
        this.row = "";
        return;
      } finally {
        this.box.removeAttribute("aria-busy");
      }
      if (this.row !== row) return; // the reader went on meanwhile
      const parts = document.importNode(this.kept.get(row), true);
      this.box.replaceChildren(...parts.childNodes);
      this.box.scrollTop = 0;
    }

    forget(row) {
      this.kept.delete(row);
      if (this.row !== row) return;
      this.row = "";
      const line = split.querySelector(`[data-line="${CSS.escape(row)}"]`);
      if (line) this.soon(line);
    }
  }

  // A further input of an item stands in a row of its own, below the row with the link.
  const lineOf = (element) => {
    let row = element.closest?.("tbody tr");
    while (row && !row.querySelector("[data-line]")) row = row.previousElementSibling;
    return row?.querySelector("[data-line]");
  };

  const lines = () => [...split.querySelectorAll("[data-line]")];

  // Shortcuts of one letter work inside the sheet only, not in a field, and can be turned off.
  const stepped = (event) => {
    if (composing(event) || event.ctrlKey || event.metaKey) return 0;
    const field = event.target.closest("input, select, textarea, [contenteditable]");
    if (event.altKey) {
      if (!field?.matches(CELL) || field.matches("select")) return 0;
      return { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
    }
    if (field || !document.querySelector("[data-keys]")) return 0;
    return { j: 1, k: -1 }[event.key] ?? 0;
  };

  const go = (event) => {
    const by = stepped(event);
    if (!by) return;
    const all = lines();
    const here = all.indexOf(lineOf(event.target) ?? split.querySelector("tr.is-here [data-line]"));
    const next = all[here + by];
    if (!next) return;
    event.preventDefault();
    const cell = event.target.closest(CELL);
    const same = cell && next.closest("tr").querySelector(`[data-col="${CSS.escape(cell.dataset.col)}"]`);
    (same ?? (cell && next.closest("tr").querySelector(CELL)) ?? next).focus();
  };

  // The drawer: tick proofs over the grid, which stays as it is.
  class Drawer {
    constructor(box, aside) {
      Object.assign(this, { box, aside, body: box.querySelector("[data-drawer-body]") });
      box.querySelector("[data-drawer-close]").addEventListener("click", () => box.close());
      box.addEventListener("submit", (event) => this.sent(event));
      box.addEventListener("input", (event) => this.typed(event));
      document.addEventListener("click", (event) => {
        const link = event.target.closest("a[data-drawer]");
        if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        this.open(link.href, link);
      });
    }

    async open(url, link) {
      try {
        this.body.replaceChildren(...(await fragment(url)).childNodes);
      } catch {
        window.location.assign(url); // the same choice as a page
        return;
      }
      this.plain();
      if (!this.box.open) {
        this.box.showModal();
        this.box.addEventListener("close", () => link?.focus(), { once: true });
      }
      this.body.querySelector('[type="search"]')?.focus();
    }

    plain() {
      this.body.querySelector("[data-plain]")?.setAttribute("hidden", "");
    }

    // Words are looked for without their marks in what is there already; Enter asks the server.
    typed(event) {
      if (event.target.type !== "search" || event.isComposing) return;
      const wanted = bare(event.target.value).split(" ").filter(Boolean);
      for (const row of this.body.querySelectorAll("[data-said]")) {
        const said = bare(row.dataset.said);
        row.hidden = !row.querySelector(":checked") && !wanted.every((word) => said.includes(word));
      }
    }

    async sent(event) {
      event.preventDefault();
      const form = event.target;
      if (form.matches("[data-pick-search]")) {
        const query = new URLSearchParams(new FormData(form));
        this.open(`${form.action}?${query}`, null);
        return;
      }
      try {
        const answer = await fetched(form.action, { method: "POST", body: new FormData(form) });
        this.kept(await answer.json());
      } catch {
        HTMLFormElement.prototype.submit.call(form);
      }
    }

    kept({ row, words: said }) {
      const link = document.querySelector(`[data-count="${CSS.escape(row)}"]`);
      if (link) link.firstChild.textContent = said;
      document.querySelector(`[data-unproved="${CSS.escape(row)}"]`)?.remove();
      this.aside?.forget(row);
      this.box.close();
    }
  }

  const bare = (text) =>
    text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d");

  // One card after the other, under the thumb.
  class CardBar {
    constructor(bar) {
      this.bar = bar;
      this.narrow = window.matchMedia("(max-width: 40rem)");
      bar.addEventListener("click", (event) => {
        const button = event.target.closest("[data-go]");
        if (button) this.go(Number(button.dataset.go));
      });
      split.addEventListener("focusin", () => this.tell());
      this.narrow.addEventListener("change", () => this.shown());
      this.shown();
    }

    shown() {
      this.bar.hidden = !this.narrow.matches || lines().length < 2;
      this.tell();
    }

    here() {
      return lines().indexOf(lineOf(document.activeElement) ?? this.last);
    }

    tell() {
      const at = this.here();
      if (at >= 0) this.last = lines()[at];
      const said = (words.sayWhere ?? "").replace("{n}", at + 1).replace("{all}", lines().length);
      this.bar.querySelector("[data-where]").textContent = at < 0 ? "" : said;
    }

    go(by) {
      const all = lines();
      const next = all[Math.min(Math.max(this.here() + by, 0), all.length - 1)];
      const cell = next.closest("tr").querySelector(CELL) ?? next;
      cell.focus({ preventScroll: true });
      cell.scrollIntoView({ block: "center", behavior: "instant" });
      this.tell();
    }
  }

  if (!split) return;
  const box = split.querySelector("[data-aside]");
  const aside = box && new Aside(box);
  split.addEventListener("keydown", go);
  const drawer = document.querySelector("[data-drawer-box]");
  if (drawer) new Drawer(drawer, aside);
  const bar = document.querySelector("[data-card-bar]");
  if (bar) new CardBar(bar);
})();
