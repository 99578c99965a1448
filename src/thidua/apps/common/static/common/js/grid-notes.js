// What a cell says about itself: a mark of icon, word and colour in the cell, and below its row
// a note where a sentence or a decision is needed.
(() => {
  const kit = (window.thiduaGrid ??= {});
  const STATES = ["saved", "waiting", "invalid", "stale", "locked"];
  let count = 0;

  kit.mark = (input, state) => {
    const cell = input.closest("td");
    cell.classList.remove(...STATES.map((each) => `is-${each}`));
    if (state !== "invalid") cell.querySelector(".error")?.remove(); // the server's, of before
    if (state) cell.classList.add(`is-${state}`);
    let word = cell.querySelector(".cell-state");
    if (!word && state) cell.append((word = kit.piece("state")));
    if (word) word.textContent = state ? kit.say(state) : "";
    if (state === "invalid") input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  };

  const describe = (input, id, on) => {
    const ids = (input.getAttribute("aria-describedby") ?? "").split(" ");
    const kept = ids.filter((each) => each && each !== id);
    if (on) kept.push(id);
    if (kept.length) input.setAttribute("aria-describedby", kept.join(" "));
    else input.removeAttribute("aria-describedby");
  };

  // One more row below the cell's own: narrow columns are no place for sentences.
  const placeBelow = (input) => {
    const row = input.closest("tr");
    if (row.nextElementSibling?.classList.contains("grid-notes")) {
      return row.nextElementSibling.cells[0];
    }
    const below = document.createElement("tr");
    below.className = "grid-notes";
    below.append(document.createElement("td"));
    below.cells[0].colSpan = [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0);
    row.after(below);
    return below.cells[0];
  };

  kit.Notes = class {
    constructor(form, decide) {
      Object.assign(this, { form, decide, notes: new Map() });
    }

    // The note of an entry; without a cell on the page it stands below the table.
    show(key, input, entry, answer) {
      const note = this.notes.get(key)?.note ?? this.made(key, input);
      const stale = entry.hold === "stale";
      kit.put(note, "where", `${input ? kit.nameOf(input) : `${entry.row} ${entry.col}`}:`);
      kit.put(note, "words", entry.words || answer?.words || kit.say(entry.hold));
      kit.slot(note, "both").hidden = entry.hold === "invalid";
      kit.slot(note, "mine").textContent = entry.value || kit.say("empty");
      kit.slot(note, "theirs").textContent = entry.theirs.value || kit.say("empty");
      note.querySelector('[data-act="keep"]').hidden = !stale;
      note.querySelector('[data-act="take"]').hidden = entry.hold === "invalid" && Boolean(input);
      return note;
    }

    made(key, input) {
      const note = kit.piece("note");
      note.id = `grid-note-${(count += 1)}`;
      note.addEventListener("click", (event) => {
        const act = event.target.closest("[data-act]")?.dataset.act;
        if (act) this.decide(key, act);
      });
      this.notes.set(key, { note, input });
      if (!input) this.form.append(note);
      else {
        placeBelow(input).append(note);
        describe(input, note.id, true);
      }
      return note;
    }

    clear(key) {
      const found = this.notes.get(key);
      if (!found) return;
      const below = found.note.closest("tr");
      found.note.remove();
      if (found.input) describe(found.input, found.note.id, false);
      if (below && !below.cells[0].hasChildNodes()) below.remove();
      this.notes.delete(key);
    }
  };
})();
