// Paste: one cell goes where the cursor is; several go to the server, which shows what it read
// in a window with its own button. Nothing is saved before that button.
(() => {
  const kit = (window.thiduaGrid ??= {});

  const insert = (input, text) => {
    // The old command keeps the browser's own undo; where it is gone the text still goes in.
    if (document.execCommand?.("insertText", false, text)) return;
    input.setRangeText(text, input.selectionStart, input.selectionEnd, "end");
    input.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
  };

  kit.Paste = class {
    constructor(form, line, keys) {
      Object.assign(this, { form, line, keys });
      keys.table.addEventListener("paste", (event) => this.pasted(event));
    }

    pasted(event) {
      const input = event.target.closest(kit.CELL);
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (!input || !text) return;
      const prose = this.keys.mode === "edit" || (input.tagName === "TEXTAREA" && !text.includes("\t"));
      const rows = kit.cells(text);
      if (!prose && (rows.length > 1 || rows[0].length > 1)) {
        event.preventDefault();
        this.preview(text, input);
        return;
      }
      if (input.readOnly || !input.setRangeText) return;
      const lines = prose ? text : rows[0][0];
      const one = input.tagName === "TEXTAREA" ? lines : lines.trim().replace(/[\t\r\n]+/g, " ");
      const tidy = kit.tidy(one, kit.numeric(input));
      if (tidy === text) return; // the browser pastes it itself
      event.preventDefault();
      insert(input, tidy);
    }

    async preview(text, input) {
      const url = this.form.dataset.paste;
      if (!url) return kit.announce(kit.say("no-paste"));
      const view = this.opened(text, input);
      kit.put(view, "words", kit.say("reading"));
      const { row, col } = input.dataset;
      const answer = await this.line.post(url, { text, row, col });
      kit.put(view, "words", "");
      if (answer.html) return this.show(view, answer.html);
      const trouble = answer.later ?? "refused";
      kit.put(view, "words", answer.json?.words || kit.say(`paste-${trouble}`));
      view.querySelector('[data-act="again"]').hidden = false;
      return null;
    }

    opened(text, input) {
      const made = kit.piece("preview");
      document.body.append(made);
      const again = made.querySelector('[data-act="again"]');
      again.hidden = true;
      again.addEventListener("click", () => {
        made.close();
        this.preview(text, input);
      });
      made.querySelector('[data-act="close"]').addEventListener("click", () => made.close());
      made.addEventListener("close", () => {
        made.remove();
        this.keys.go(input);
      });
      made.showModal();
      return made;
    }

    show(made, html) {
      const page = new DOMParser().parseFromString(html, "text/html");
      const preview = page.querySelector("[data-preview]");
      kit.slot(made, "body").replaceChildren(preview);
      const heading = preview.querySelector("h1, h2, h3");
      if (!heading) return;
      heading.id ||= "grid-preview-title";
      made.setAttribute("aria-labelledby", heading.id);
      heading.tabIndex = -1;
      heading.focus();
    }
  };
})();
