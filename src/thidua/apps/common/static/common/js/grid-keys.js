// Moving, selecting and editing in a grid. Letters are never intercepted: a cell reached by a
// key has its text selected, so that the first letter replaces it by the browser's own doing,
// whichever way Telex or VNI composes it.
(() => {
  const kit = (window.thiduaGrid ??= {});
  const CELL = ":is(input, select, textarea)[data-col]";
  kit.CELL = CELL;
  const narrow = window.matchMedia("(max-width: 40rem)");

  const at = (row, index) => row?.cells[index]?.querySelector(CELL);
  const indexOf = (input) => input.closest("td").cellIndex;
  const rowOf = (input) => input.closest("tr").rowIndex;
  const usable = (input) => input && !input.disabled;

  kit.Keys = class {
    constructor(table, on) {
      Object.assign(this, { table, on, mode: "ready", marked: [] });
      table.addEventListener("keydown", (event) => this.pressed(event));
      table.addEventListener("focusin", (event) => this.entered(event));
      table.addEventListener("focusout", (event) => this.left(event));
      table.addEventListener("pointerdown", (event) => this.pointed(event));
      table.addEventListener("pointerover", (event) => this.dragged(event));
      // Dragging selects cells; it does not carry the text of one into another.
      table.addEventListener("dragstart", (event) => event.preventDefault());
      table.addEventListener("click", (event) => this.clicked(event));
      for (const name of ["copy", "cut"]) table.addEventListener(name, (event) => this.copied(event));
    }

    pressed(event) {
      if (event.isComposing || event.keyCode === 229) return; // the typing method's own
      this.pointer = "";
      const input = event.target.closest(CELL);
      if (!input || event.altKey) return;
      if (event.key === "Tab") {
        this.tabbed ??= indexOf(input); // the way on stays the browser's
        return;
      }
      const held = `${event.ctrlKey || event.metaKey ? "Ctrl+" : ""}${event.shiftKey ? "Shift+" : ""}`;
      const name = held + (event.key.length === 1 ? event.key.toLowerCase() : event.key);
      const act = ACTS[name];
      if (act && act(this, input) !== false) event.preventDefault();
    }

    // Whether arrows belong to the text of the cell now.
    inText(input, sideways = false) {
      if (this.mode === "edit") return true;
      return this.mode === "typed" && (input.tagName === "TEXTAREA" || (sideways && !numeric(input)));
    }

    step(input, down, right) {
      const row = input.closest("tr");
      const all = this.table.rows;
      for (let index = indexOf(input) + right; right && row.cells[index]; index += right) {
        if (usable(at(row, index))) return at(row, index);
      }
      for (let line = row.rowIndex + down; down && all[line]; line += down) {
        const found = at(all[line], indexOf(input));
        if (usable(found)) return found;
      }
      return null;
    }

    // At the edge of the table the cell is complete all the same.
    go(input, from = null) {
      if (!input && from) {
        this.on.left(from);
        this.ready(from);
      }
      if (!input) return;
      this.byKey = true;
      input.focus();
      this.byKey = false;
    }

    move(input, down, right) {
      this.tabbed = null;
      this.go(this.step(input, down, right), input);
    }

    // Enter goes down; after a run of Tab, to the column where the run began. On a phone a row
    // is a card, and the next field of the card is the next one.
    enter(input, down) {
      if (input.tagName === "TEXTAREA" && this.mode !== "ready") return false;
      const all = [...this.table.querySelectorAll(CELL)].filter(usable);
      if (narrow.matches) return this.go(all[all.indexOf(input) + down], input);
      const from = at(input.closest("tr"), this.tabbed ?? indexOf(input)) ?? input;
      this.tabbed = null;
      return this.go(this.step(from, down, 0), input);
    }

    nextEmpty(input, down) {
      let found = this.step(input, down, 0);
      while (found && (kit.valueOf(found) !== "" || found.readOnly)) found = this.step(found, down, 0);
      if (found) this.go(found);
      else kit.announce(kit.say("no-empty"));
    }

    edge(input, whole, last) {
      const place = whole ? this.table : input.closest("tr");
      const all = [...place.querySelectorAll(CELL)].filter(usable);
      this.go(all[last ? all.length - 1 : 0]);
    }

    edit(input) {
      if (this.mode === "edit") return this.ready(input);
      this.mode = "edit";
      const end = input.value.length;
      if (input.setSelectionRange) input.setSelectionRange(end, end);
      return true;
    }

    ready(input) {
      this.mode = "ready";
      input.select?.();
    }

    entered(event) {
      const input = event.target.closest(CELL);
      if (!input) return;
      const back = this.away === input;
      this.away = null;
      this.on.entered(input);
      if (back) return;
      this.select(null);
      this.mode = "ready";
      const byMouse = this.pointer && !this.byKey;
      if (!byMouse) input.select?.();
    }

    // Another window came in front: on coming back, the caret must be where it was.
    left(event) {
      const input = event.target.closest(CELL);
      if (!input) return;
      if (document.activeElement === input) this.away = input;
      this.on.left(input);
    }

    typed() {
      if (this.marked.length) this.select(null);
      if (this.mode === "ready") this.mode = "typed";
    }

    pointed(event) {
      const input = event.target.closest("td")?.querySelector(CELL);
      this.pointer = event.pointerType || "mouse";
      this.fresh = input && document.activeElement !== input;
      this.tabbed = null;
      const from = document.activeElement.closest?.(CELL);
      if (event.shiftKey && input && from && this.table.contains(from)) {
        event.preventDefault();
        this.select(from, input);
      }
    }

    clicked(event) {
      const input = event.target.closest(CELL);
      const mouse = this.pointer === "mouse";
      this.pointer = "";
      if (!input || event.shiftKey || this.marked.length) return;
      if (this.fresh && mouse && input.selectionStart === input.selectionEnd) this.ready(input);
      else this.mode = "edit";
    }

    dragged(event) {
      if (event.buttons !== 1 || event.pointerType !== "mouse") return;
      const input = event.target.closest("td")?.querySelector(CELL);
      const from = document.activeElement.closest?.(CELL);
      if (input && from && (input !== from || this.marked.length)) this.select(from, input);
    }

    // Marks the rectangle between two cells; none without the first.
    select(from, to = from) {
      for (const cell of this.marked.flat()) cell.removeAttribute("aria-selected");
      Object.assign(this, { anchor: from, head: to, marked: [] });
      if (!from || from === to) return;
      const [top, bottom] = [rowOf(from), rowOf(to)].sort((a, b) => a - b);
      const [left, right] = [indexOf(from), indexOf(to)].sort((a, b) => a - b);
      const rows = [...this.table.rows].slice(top, bottom + 1).filter((row) => row.querySelector(CELL));
      this.marked = rows.map((row) => [...row.cells].slice(left, right + 1));
      for (const cell of this.marked.flat()) cell.setAttribute("aria-selected", "true");
      kit.announce(kit.say("selected", { rows: rows.length, columns: right - left + 1 }));
    }

    extend(input, down, right) {
      const to = this.step(this.head ?? input, down, right);
      if (to) this.select(this.anchor ?? input, to);
    }

    all() {
      const every = [...this.table.querySelectorAll(CELL)];
      this.select(every[0], every[every.length - 1]);
    }

    copied(event) {
      if (!this.marked.length) return; // the browser copies the text of the one cell
      event.preventDefault();
      event.clipboardData.setData("text/plain", kit.tsv(this.marked.map((row) => row.map(textOf))));
      if (event.type === "cut") this.clear();
    }

    clear() {
      const inputs = this.marked.flat().map((cell) => cell.querySelector(CELL));
      this.on.cleared(inputs.filter((input) => usable(input) && !input.readOnly));
    }
  };

  const numeric = (input) => ["decimal", "numeric"].includes(input.inputMode);
  kit.numeric = numeric;

  const textOf = (cell) => {
    const input = cell.querySelector(CELL);
    if (!input) return cell.innerText.trim();
    return input.selectedOptions ? (input.selectedOptions[0]?.text ?? "") : kit.valueOf(input);
  };

  const arrow = (down, right) => (keys, input) =>
    keys.inText(input, right !== 0) ? false : keys.move(input, down, right);
  const stretch = (down, right) => (keys, input) =>
    keys.mode === "ready" ? keys.extend(input, down, right) : false;
  const whenReady = (act) => (keys, input) => (keys.mode === "ready" ? act(keys, input) : false);
  const clear = (keys) => (keys.marked.length ? keys.clear() : false);

  const ACTS = {
    ArrowUp: arrow(-1, 0),
    ArrowDown: arrow(1, 0),
    ArrowLeft: arrow(0, -1),
    ArrowRight: arrow(0, 1),
    "Shift+ArrowUp": stretch(-1, 0),
    "Shift+ArrowDown": stretch(1, 0),
    "Shift+ArrowLeft": stretch(0, -1),
    "Shift+ArrowRight": stretch(0, 1),
    Enter: (keys, input) => keys.enter(input, 1),
    "Shift+Enter": (keys, input) => keys.enter(input, -1),
    "Ctrl+Enter": (keys, input) => keys.on.opened(input),
    "Ctrl+ArrowDown": (keys, input) => keys.nextEmpty(input, 1),
    "Ctrl+ArrowUp": (keys, input) => keys.nextEmpty(input, -1),
    Home: whenReady((keys, input) => keys.edge(input, false, false)),
    End: whenReady((keys, input) => keys.edge(input, false, true)),
    "Ctrl+Home": whenReady((keys, input) => keys.edge(input, true, false)),
    "Ctrl+End": whenReady((keys, input) => keys.edge(input, true, true)),
    "Ctrl+a": whenReady((keys) => keys.all()),
    F2: (keys, input) => keys.edit(input),
    Escape: (keys, input) => keys.on.cancelled(input),
    "Ctrl+z": (keys, input) => keys.on.undone(input, -1),
    "Ctrl+y": (keys, input) => keys.on.undone(input, 1),
    "Ctrl+Shift+z": (keys, input) => keys.on.undone(input, 1),
    Delete: clear,
    Backspace: clear,
  };
})();
