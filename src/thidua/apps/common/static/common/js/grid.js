// The keyboard grid over a plain form: what is typed saves itself, cell by cell. Without this
// file the form posts all its cells. docs/reference/grid.md says what a page must carry.
(() => {
  const kit = (window.thiduaGrid ??= {});
  const KEEP_AFTER = 400; // milliseconds of rest, then letters are kept on this machine
  const SEND_AFTER = 8000; // and sent, while the cell is still being typed
  const INSIST = 3000; // a second press on a button after this goes through

  class Grid {
    constructor(form) {
      const table = form.querySelector("table.grid");
      Object.assign(this, { form, table, done: [], undone: [], start: "" });
      this.line = new kit.Line(form);
      this.notes = new kit.Notes(form, (key, act) => this.decide(key, act));
      this.keys = new kit.Keys(table, {
        entered: (input) => this.entered(input),
        left: (input) => this.settle(input),
        cancelled: (input) => this.cancel(input),
        undone: (input, way) => this.undo(input, way),
        cleared: (inputs) => this.change(inputs.map((input) => ({ input, after: "" }))),
        opened: (input) => this.open(input),
      });
      new kit.Paste(form, this.line, this.keys);
      table.setAttribute("role", "grid");
      table.setAttribute("aria-multiselectable", "true");
      this.listen();
      this.measure();
      if (form.dataset.save) this.connect();
      for (const input of table.querySelectorAll(`:is(.is-invalid, .is-locked) ${kit.CELL}`)) {
        kit.mark(input, input.closest("td").classList.contains("is-locked") ? "locked" : "invalid");
      }
      form.dataset.ready = "";
    }

    connect() {
      this.bar = new kit.Bar(this);
      this.outbox = new kit.Outbox(this.form, this.line, {
        numeric: (entry) => kit.numeric(this.find(entry) ?? {}),
        changed: (entry, state, answer) => this.show(entry, state, answer),
        holds: (entry, held) => this.holds(this.find(entry), held),
        follow: (record, before, version) => this.follow(record, before, version),
        rested: () => this.bar.rested(),
      });
      const restored = this.outbox.restore();
      restored.forEach((entry) => this.restore(entry));
      if (restored.length) kit.announce(kit.say("restored", { n: restored.length }));
      this.outbox.pump();
      this.bar.soon();
    }

    listen() {
      const { table } = this;
      table.addEventListener("input", (event) => this.typed(event));
      table.addEventListener("change", (event) => {
        const input = event.target.closest(kit.CELL);
        if (input && !input.setRangeText) this.settle(input); // a choice is complete at once
      });
      table.addEventListener("compositionstart", () => (this.composing = true));
      table.addEventListener("compositionend", (event) => {
        this.composing = false;
        this.typed(event);
      });
    }

    // A sticky head must not cover the cell that has the focus.
    measure() {
      const { head, corner } = { head: this.table.tHead, corner: this.table.rows[0]?.cells[0] };
      const watch = new ResizeObserver(() => {
        this.table.parentElement.style.setProperty("--grid-head", `${head?.offsetHeight ?? 0}px`);
        this.table.parentElement.style.setProperty("--grid-first", `${corner?.offsetWidth ?? 0}px`);
      });
      if (head) watch.observe(head);
    }

    find({ row, col }) {
      const place = `[data-row="${CSS.escape(row)}"][data-col="${CSS.escape(col)}"]`;
      return this.table.querySelector(place);
    }

    entered(input) {
      kit.stayed();
      this.start = kit.valueOf(input);
      kit.baseOf(input);
    }

    typed(event) {
      const input = event.target.closest(kit.CELL);
      if (!input) return;
      this.keys.typed();
      if (event.isComposing || this.composing || !input.setRangeText) return;
      window.clearTimeout(this.keeping);
      this.keeping = window.setTimeout(() => this.give(input, true), KEEP_AFTER);
      this.sending ??= window.setTimeout(() => this.sendTyped(input), SEND_AFTER);
    }

    sendTyped(input) {
      if (this.composing) this.sending = window.setTimeout(() => this.sendTyped(input), KEEP_AFTER);
      else this.give(input);
    }

    // The cell is complete: tidied, kept for undo, handed to the outbox.
    settle(input) {
      if (input.readOnly) return;
      const numeric = kit.numeric(input);
      const text = kit.tidy(kit.valueOf(input), numeric);
      const base = kit.baseOf(input);
      const known = !this.outbox?.entry(input) && kit.same(text, base, numeric);
      const value = known ? base : text;
      if (input.setRangeText) kit.setValue(input, value);
      if (value !== this.start) this.remember([{ input, before: this.start, after: value }]);
      this.start = value;
      this.give(input);
    }

    give(input, typing = false) {
      window.clearTimeout(this.keeping);
      if (!typing) {
        window.clearTimeout(this.sending);
        this.sending = undefined;
      }
      if (!this.outbox || input.readOnly) return;
      const value = kit.tidy(kit.valueOf(input), kit.numeric(input));
      const entry = this.outbox.entry(input);
      const known = entry ? entry.value === value && !entry.typing : value === kit.baseOf(input);
      if (known) return;
      this.outbox.put(input, value, typing);
      this.bar.soon();
    }

    remember(changes) {
      this.done.push(changes);
      this.done.splice(0, this.done.length - 100);
      this.undone = [];
    }

    change(changes) {
      const real = changes
        .map((each) => ({ ...each, before: kit.valueOf(each.input) }))
        .filter(({ before, after }) => before !== after);
      if (!real.length) return;
      this.remember(real);
      real.forEach(({ input, after }) => this.write(input, after));
    }

    write(input, value) {
      kit.baseOf(input);
      kit.setValue(input, value);
      if (document.activeElement === input) this.start = value;
      this.give(input);
    }

    // Letters being typed are the browser's to undo; complete cells are ours.
    undo(input, way) {
      if (kit.valueOf(input) !== this.start) return false;
      const [from, to] = way < 0 ? [this.done, this.undone] : [this.undone, this.done];
      const changes = from.pop();
      if (!changes) return kit.announce(kit.say("no-undo"));
      to.push(changes);
      for (const each of changes) this.write(each.input, way < 0 ? each.before : each.after);
      const [{ input: first }] = changes;
      this.keys.go(first);
      this.keys.ready(first);
      return kit.announce(kit.say(way < 0 ? "undone" : "redone", { n: changes.length }));
    }

    cancel(input) {
      if (this.keys.marked.length) return this.keys.select(null);
      if (kit.valueOf(input) === this.start && this.keys.mode === "ready") return false;
      kit.setValue(input, this.start);
      this.give(input);
      return this.keys.ready(input);
    }

    open(input) {
      const link = input.closest("tr").querySelector("a[data-open], button[data-open]");
      if (!link) return false;
      return link.click();
    }

    holds(input, { value, version }) {
      if (!input) return;
      input.dataset.base = value;
      input.dataset.version = version;
      const twin = this.form.elements[`version-${input.name}`];
      if (twin) twin.value = version;
    }

    follow(record, before, version) {
      for (const input of this.table.querySelectorAll(`[data-record="${CSS.escape(record)}"]`)) {
        if (input.dataset.version === before) this.holds(input, { value: kit.baseOf(input), version });
      }
    }

    restore(entry) {
      const input = this.find(entry);
      if (!input) return;
      if (kit.same(entry.value, kit.baseOf(input), kit.numeric(input))) {
        this.outbox.drop(entry);
        return;
      }
      kit.setValue(input, entry.value);
      kit.mark(input, "waiting");
    }

    show(entry, state, answer) {
      const input = this.find(entry);
      const key = `${entry.row}\t${entry.col}`;
      for (const [id, text] of Object.entries(answer?.sums ?? {})) {
        for (const place of document.querySelectorAll(`[id="${id}"], [data-sum="${id}"]`)) {
          place.textContent = text;
        }
      }
      if (input) this.showCell(input, entry, state);
      if (!entry.hold || !this.outbox.entries.has(key)) this.notes.clear(key);
      else {
        const note = this.notes.show(key, input, entry, answer);
        if (answer) kit.announce(`${kit.slot(note, "where").textContent} ${entry.words}`);
      }
      this.bar.soon();
    }

    showCell(input, entry, state) {
      kit.mark(input, state);
      if (state === "locked") input.readOnly = true;
      const settled = state === "saved" || state === "";
      if (settled && document.activeElement !== input) kit.setValue(input, kit.baseOf(input));
    }

    // The button under a note: mine over theirs, or theirs over mine.
    decide(key, act) {
      const entry = this.outbox.entries.get(key);
      if (!entry) return;
      const input = this.find(entry);
      if (act === "keep") this.outbox.keepMine(entry);
      else {
        if (input && entry.hold === "stale") {
          this.remember([{ input, before: entry.value, after: entry.theirs.value }]);
        }
        this.outbox.takeTheirs(entry);
      }
      if (input) this.keys.go(input);
    }

    // The page is hidden or left: what stands in the cell goes as far as it can.
    away() {
      const input = document.activeElement;
      if (this.table.contains(input) && input.matches(kit.CELL)) this.give(input, this.composing);
    }
  }

  kit.grids = [];

  kit.start = (form) => {
    if (form.dataset.ready === undefined) kit.grids.push(new Grid(form));
  };

  const waiting = () => kit.grids.reduce((sum, grid) => sum + (grid.outbox?.waiting() ?? 0), 0);
  const retry = () => kit.grids.forEach((grid) => grid.outbox?.retryNow());

  window.addEventListener("online", retry);
  window.addEventListener("focus", retry);
  window.addEventListener("pagehide", () => kit.grids.forEach((grid) => grid.away()));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") retry();
    else kit.grids.forEach((grid) => grid.away());
  });
  window.addEventListener("beforeunload", (event) => {
    if (!waiting() || kit.leaving) return;
    event.preventDefault();
    event.returnValue = "";
  });

  // A form is not sent past cells that are still on their way: it follows them.
  const asked = new WeakMap();
  const released = new WeakSet();
  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (released.has(form) || form.method === "dialog" || form.dataset.gridFree !== undefined) return;
      kit.grids.forEach((grid) => grid.away());
      const since = Date.now() - (asked.get(form) ?? Infinity);
      if (!waiting() || since > INSIST) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      kit.announce(kit.say("holding", { n: waiting() }));
      if (asked.has(form)) return;
      asked.set(form, Date.now());
      const submitter = event.submitter;
      const clock = window.setInterval(() => {
        if (waiting()) return;
        window.clearInterval(clock);
        asked.delete(form);
        released.add(form);
        form.requestSubmit(submitter);
        released.delete(form);
      }, 50);
    },
    true,
  );

  document.querySelectorAll("form[data-grid]").forEach(kit.start);
})();
