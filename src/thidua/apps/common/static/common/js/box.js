// The box of received reports: one key a row. Without this file every row is a form with buttons.
// Enter accepts by being the button in focus; y and n work while the focus is in a row, not in a
// field of it, so that no letter does anything elsewhere.
(() => {
  const FIELDS = "input:not([type=hidden]), textarea, select";
  const composing = (event) => event.isComposing || event.keyCode === 229;
  const box = document.querySelector("[data-box]");

  const rows = () => [...box.querySelectorAll("[data-found]")].filter((row) => row.offsetParent);
  const stand = (row) => row?.querySelector("button")?.focus();

  const next = (row) => {
    const all = rows();
    const waits = (each) => each.dataset.state === "waiting";
    const after = all.slice(all.indexOf(row) + 1).find(waits) ?? all.find(waits);
    if (after) stand(after);
    else (box.querySelector("[name=looked]") ?? box.querySelector("[data-enter]"))?.focus();
  };

  const put = (id, fresh) => {
    const old = document.getElementById(id);
    const now = fresh.getElementById(id);
    if (old && now) old.replaceWith(now);
    return now;
  };

  const send = async (form, button) => {
    const row = form.closest("[data-found]");
    if (row.getAttribute("aria-busy")) return; // the same key held down
    row.setAttribute("aria-busy", "true");
    try {
      const body = new URLSearchParams(new FormData(form));
      body.set("choice", button.value);
      const answer = await fetch(form.action, { method: "POST", body, headers: { "HX-Request": "true" } });
      if (answer.redirected || ![200, 400, 409].includes(answer.status)) throw new Error(String(answer.status));
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      const now = put(row.id, fresh);
      put("nhap-thay", fresh);
      if (answer.ok && button.value !== "again") next(now);
      else (now.querySelector("[name=reason]") ?? now.querySelector("button"))?.focus();
    } catch {
      // Whatever it was, the server's own page says it.
      row.removeAttribute("aria-busy");
      button.name = "choice";
      form.removeAttribute("data-decide");
      form.requestSubmit(button);
    }
  };

  if (box) {
    box.addEventListener("submit", (event) => {
      if (!event.target.matches("[data-decide]")) return;
      event.preventDefault();
      send(event.target, event.submitter ?? event.target.querySelector("button"));
    });

    box.addEventListener("keydown", (event) => {
      const row = event.target.closest("[data-found]");
      if (!row || composing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (event.target.matches("input[list]")) return;
        const all = rows();
        event.preventDefault();
        stand(all[all.indexOf(row) + (event.key === "ArrowDown" ? 1 : -1)]);
        return;
      }
      if (event.target.matches(FIELDS) || event.repeat) return;
      const choice = { y: "accept", n: "skip" }[event.key.toLowerCase()];
      const button = choice && row.querySelector(`button[value="${choice}"]`);
      if (!button) return;
      event.preventDefault();
      button.form.requestSubmit(button);
    });

    if (!document.querySelector("[data-focus]") && !location.hash) {
      stand(rows().find((row) => row.dataset.state === "waiting"));
    }
  }

  // Files dropped anywhere on the form are as if they were chosen in its field.
  const zone = document.querySelector("[data-dropzone]");
  const field = zone?.querySelector("[data-drop]");
  for (const name of field ? ["dragover", "dragleave", "drop"] : []) {
    zone.addEventListener(name, (event) => {
      event.preventDefault();
      zone.classList.toggle("is-over", name === "dragover");
      if (name === "drop" && event.dataTransfer.files.length) field.files = event.dataTransfer.files;
    });
  }

  const copy = document.querySelector("[data-copy]");
  const from = document.querySelector("[data-copy-from]");
  if (copy && from) {
    copy.hidden = false;
    copy.addEventListener("click", () => {
      from.select();
      navigator.clipboard?.writeText(from.value);
    });
  }
})();
