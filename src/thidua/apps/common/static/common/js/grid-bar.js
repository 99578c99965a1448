// The bar at the foot of a grid: how many cells wait, why, and what a person can do about it.
(() => {
  const kit = (window.thiduaGrid ??= {});
  const PATIENCE = 1500; // milliseconds; a cell that takes longer is spoken of

  kit.Bar = class {
    constructor(grid) {
      const piece = kit.piece("bar");
      Object.assign(this, { grid, piece, since: 0, said: "", saving: false });
      piece.hidden = true;
      grid.form.after(piece);
      piece.addEventListener("click", (event) => {
        const act = event.target.closest("[data-act]")?.dataset.act;
        if (act === "retry") grid.outbox.retryNow();
        if (act === "find") this.find();
        if (act === "login") kit.leaving = !(event.ctrlKey || event.metaKey || event.shiftKey);
      });
    }

    // Cells that are sent within a moment are not worth a bar.
    soon() {
      const waiting = this.grid.outbox.waiting();
      this.grid.form.dataset.waiting = waiting;
      if (waiting) this.saving = true;
      if (!waiting) this.since = 0;
      else this.since ||= Date.now();
      window.clearTimeout(this.clock);
      if (waiting) this.clock = window.setTimeout(() => this.draw(), PATIENCE);
      this.draw();
    }

    rested() {
      const { trouble } = this.grid.outbox;
      const waiting = this.grid.outbox.waiting();
      this.soon();
      if (trouble !== this.said) kit.announce(kit.say(trouble || "all-sent", { n: waiting }));
      else if (!waiting && this.saving && !this.grid.outbox.held().length) kit.announce(kit.say("saved"));
      if (!waiting) this.saving = false;
      this.said = trouble;
    }

    draw() {
      const { outbox } = this.grid;
      const waiting = outbox.waiting();
      const held = outbox.held().length;
      const trouble = waiting ? outbox.trouble : "";
      const slow = waiting && Date.now() - this.since >= PATIENCE;
      const talk = trouble || slow;
      const signIn = ["ended", "stranger"].includes(trouble);
      this.piece.hidden = !talk && !held;
      kit.put(this.piece, "words", talk ? kit.say(trouble || "sending", { n: waiting }) : "");
      kit.put(this.piece, "held", held ? kit.say("held", { n: held }) : "");
      this.act("retry").hidden = !trouble || signIn;
      this.act("find").hidden = !held;
      this.act("login").hidden = !signIn;
      this.act("login").href = window.location.href;
    }

    act(name) {
      return this.piece.querySelector(`[data-act="${name}"]`);
    }

    find() {
      const [entry] = this.grid.outbox.held();
      const input = entry && this.grid.find(entry);
      if (input) this.grid.keys.go(input);
      else this.grid.form.querySelector(".grid-note button")?.focus();
    }
  };
})();
