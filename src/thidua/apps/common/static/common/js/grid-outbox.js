// Cells on their way to the server. Each is kept in localStorage until the server has answered,
// so that a lost line, a closed tab or an ended session loses none. One is sent at a time; one
// sent twice does no harm: the server knows the value already, and what it answers is taken so.
(() => {
  const kit = (window.thiduaGrid ??= {});
  const FIRST_RETRY = 1000;
  const LAST_RETRY = 30000;
  const REBASES = 20;
  const GONE = 3000; // milliseconds after which somebody who types did not leave the page
  const answered = new Set();
  let leftAt = 0;
  const STORED = ["row", "col", "version", "record", "base", "value", "tried", "at"];
  const fresh = () => ({ tried: [], hold: "", at: Date.now() });
  const keyOf = (row, col) => `${row}\t${col}`;

  kit.keyOf = (input) => keyOf(input.dataset.row, input.dataset.col);

  kit.valueOf = (input) =>
    input.type === "checkbox" ? (input.checked ? input.value : "") : input.value;

  kit.setValue = (input, value) => {
    if (input.type === "checkbox") input.checked = value !== "";
    else if (input.value !== value) input.value = value;
  };

  const asLoaded = (input) => {
    if (input.type === "checkbox") return input.defaultChecked ? input.value : "";
    if (!input.options) return input.defaultValue;
    const chosen = [...input.options].find((option) => option.defaultSelected);
    return (chosen ?? input.options[0])?.value ?? "";
  };

  // What the server holds of a cell, as far as this page knows.
  kit.baseOf = (input) => (input.dataset.base ??= asLoaded(input));

  kit.Outbox = class {
    constructor(form, line, on) {
      Object.assign(this, { form, line, on, entries: new Map(), failures: 0, trouble: "" });
      const path = new URL(form.dataset.save, window.location.href);
      this.prefix = `grid\t${form.dataset.user ?? ""}\t${path.pathname}${path.search}\t`;
      this.first = Number(form.dataset.retry) || FIRST_RETRY;
    }

    // What waited when this page was last left.
    restore() {
      for (const key of keys().filter((each) => each.startsWith(this.prefix))) {
        const entry = read(key);
        if (!entry) continue;
        Object.assign(entry, { hold: "", kept: entry.value });
        this.entries.set(keyOf(entry.row, entry.col), entry);
      }
      const found = [...this.entries.entries()].sort(([, one], [, other]) => one.at - other.at);
      this.entries = new Map(found); // oldest first, as they were typed
      return found.map(([, entry]) => entry);
    }

    entry(input) {
      return this.entries.get(kit.keyOf(input));
    }

    // Takes what was typed; `typing` keeps it here until the cell is left.
    put(input, value, typing = false) {
      const found = this.entry(input);
      if (!found && value === kit.baseOf(input)) return;
      const { row, col, version, record } = input.dataset;
      const base = kit.baseOf(input);
      const entry = found ?? { ...fresh(), row, col, version, record, base };
      const silent = typing && !entry.hold;
      Object.assign(entry, { value, typing });
      if (entry.hold !== "stale") entry.hold = "";
      const undone = value === entry.base && !entry.tried.length && !entry.hold;
      if (undone) this.drop(entry);
      else this.keep(entry);
      if (!silent) this.on.changed(entry, undone ? "" : entry.hold || "waiting");
      if (!typing) this.pump();
    }

    keep(entry) {
      const { row, col } = entry;
      this.entries.set(keyOf(row, col), entry);
      try {
        const text = JSON.stringify(Object.fromEntries(STORED.map((name) => [name, entry[name]])));
        window.localStorage.setItem(this.prefix + keyOf(row, col), text);
        entry.kept = entry.value;
      } catch {
        // Full or forbidden: the cell waits in memory, and leaving the page warns.
      }
    }

    drop(entry) {
      const key = keyOf(entry.row, entry.col);
      this.entries.delete(key);
      // While the page is being left, the next one may already be drawn without this cell: it
      // finds it here and sends it once more, which does no harm.
      if (leftAt) answered.add({ key: this.prefix + key, value: entry.kept });
      else forget(this.prefix + key, entry.kept);
    }

    // How many have no answer yet; those held back wait for a person, not for the line.
    waiting() {
      return [...this.entries.values()].filter((entry) => !entry.hold).length;
    }

    held() {
      return [...this.entries.values()].filter((entry) => entry.hold);
    }

    next() {
      return [...this.entries.values()].find((entry) => !entry.hold && !entry.typing);
    }

    async pump() {
      if (this.busy) return;
      this.busy = true;
      window.clearTimeout(this.timer);
      try {
        this.trouble = await this.sendAll();
      } finally {
        this.busy = false;
      }
      if (this.trouble) this.retryLater();
      else this.failures = 0;
      this.on.rested();
    }

    async sendAll() {
      for (let entry; (entry = this.next()); ) {
        const value = entry.value;
        if (!entry.tried.includes(value)) entry.tried.push(value);
        this.keep(entry);
        const { row, col, version = "" } = entry;
        const answer = await this.line.post(this.form.dataset.save, { row, col, value, version });
        if (answer.later) return answer.later;
        this.failures = 0;
        this.take(entry, value, answer.json ?? { state: "invalid", words: kit.say("refused") });
      }
      return "";
    }

    retryLater() {
      const delay = Math.min(LAST_RETRY, this.first * 2 ** this.failures);
      this.failures += 1;
      this.timer = window.setTimeout(() => this.pump(), delay * (0.75 + Math.random() / 2));
    }

    retryNow() {
      this.failures = 0;
      if (this.next()) this.pump();
    }

    take(entry, value, answer) {
      const numeric = this.on.numeric(entry);
      if (answer.state === "stale") return this.merge(entry, value, answer, numeric);
      if (answer.state === "saved") return this.settle(entry, value, answer);
      entry.tried = entry.tried.filter((each) => each !== value); // it was not written
      if (entry.value === value) this.hold(entry, answer);
      else this.keep(entry);
    }

    settle(entry, value, answer) {
      const before = entry.version;
      const held = { value: answer.value ?? value, version: String(answer.version ?? before ?? "") };
      this.on.holds(entry, held);
      this.follow(entry, before, held.version);
      if (entry.value === value) {
        this.drop(entry);
        this.on.changed(entry, "saved", answer);
      } else {
        Object.assign(entry, { version: held.version, base: held.value, tried: [], rebases: 0 });
        this.keep(entry);
        this.on.changed(entry, "waiting", answer);
      }
    }

    // Cells of one record share its version: ours made the next one, so they move along. A
    // version further on was made by somebody else; then each cell must find that out itself.
    follow({ record }, before, version) {
      if (!record || Number(version) !== Number(before) + 1) return;
      for (const other of this.entries.values()) {
        if (other.record !== record || other.version !== before || other.hold) continue;
        other.version = version;
        this.keep(other);
      }
      this.on.follow(record, before, version);
    }

    // Somebody wrote first. It may have been us, by a send whose answer was lost; or the cell
    // is as it was and only its neighbour changed. Else a person decides between the two.
    merge(entry, value, answer, numeric) {
      const theirs = { value: answer.value ?? "", version: String(answer.version ?? "") };
      if (kit.same(theirs.value, value, numeric)) return this.settle(entry, value, answer);
      const next = Number(theirs.version) === Number(entry.version) + 1;
      const ours = next && entry.tried.some((each) => kit.same(each, theirs.value, numeric));
      const untouched = kit.same(theirs.value, entry.base, numeric);
      const moved = theirs.version !== String(entry.version ?? "");
      if (moved && (ours || untouched) && (entry.rebases ?? 0) < REBASES) {
        this.rebase(entry, theirs);
        entry.rebases = (entry.rebases ?? 0) + 1;
      } else this.hold(entry, answer, theirs);
    }

    rebase(entry, theirs) {
      Object.assign(entry, { version: theirs.version, base: theirs.value, tried: [], hold: "" });
      this.keep(entry);
    }

    hold(entry, answer, theirs) {
      entry.hold = answer.state;
      entry.rebases = 0;
      entry.theirs = theirs ?? { value: answer.value ?? entry.base, version: entry.version };
      entry.words = answer.words ?? "";
      this.keep(entry);
      this.on.changed(entry, entry.hold, answer);
    }

    // The person's answer to two versions: ours is sent over theirs, knowing theirs.
    keepMine(entry) {
      this.rebase(entry, entry.theirs);
      this.on.changed(entry, "waiting");
      this.pump();
    }

    takeTheirs(entry) {
      this.drop(entry);
      this.on.holds(entry, entry.theirs);
      this.on.changed(entry, "");
      this.on.rested();
    }
  };

  const keys = () => {
    try {
      return Object.keys(window.localStorage);
    } catch {
      return []; // the browser forbids it
    }
  };

  const read = (key) => {
    try {
      return JSON.parse(window.localStorage.getItem(key));
    } catch {
      return null;
    }
  };

  // Another window may have put its own value there.
  const forget = (key, value) => {
    if (read(key)?.value === value) window.localStorage.removeItem(key);
  };

  window.addEventListener("beforeunload", () => (leftAt = Date.now()));

  // The page was not left after all.
  kit.stayed = () => {
    if (!leftAt || Date.now() - leftAt < GONE) return;
    leftAt = 0;
    for (const { key, value } of answered) forget(key, value);
    answered.clear();
  };
})();
