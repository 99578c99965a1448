// Keys for people who work here all day: "/" search, "g v" my work, "?" help, Esc leaves a menu.
// Loaded only where the reader left them on. Nothing happens while somebody types.
(() => {
  const bar = document.querySelector("[data-keys]");
  if (!bar) return;
  let waiting = 0;

  const typing = (target) =>
    target.isContentEditable || target.closest("input, select, textarea, [role=textbox]");

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing(event.target)) return;
    const now = Date.now();
    if (event.key === "/") {
      event.preventDefault();
      document.getElementById("find")?.focus();
    } else if (event.key === "?") {
      window.location.assign(bar.dataset.help);
    } else if (event.key === "g") {
      waiting = now;
    } else {
      if (event.key === "v" && now - waiting < 1500) window.location.assign(bar.dataset.work);
      waiting = 0;
    }
  });
})();

// "Copy for Zalo": the text stays selectable where the clipboard is closed.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(text.value);
      button.textContent = button.dataset.copied;
    } catch {
      text.focus();
      text.select();
    }
  });
}
