// Opens and closes the reason below a score. Without this file each score is a plain link
// to its own page; htmx fetches the fragment, this only closes it and keeps the focus.
(() => {
  const trigger = (id) => document.querySelector(`[aria-controls="${CSS.escape(id)}"]`);

  const close = (cell) => {
    cell.replaceChildren();
    const link = trigger(cell.id);
    link?.setAttribute("aria-expanded", "false");
    link?.focus();
  };

  for (const link of document.querySelectorAll("[data-opens]")) {
    link.setAttribute("aria-controls", link.dataset.opens);
    link.setAttribute("aria-expanded", "false");
  }

  document.addEventListener("htmx:beforeRequest", (event) => {
    const cell = document.getElementById(event.detail.elt.getAttribute("aria-controls"));
    if (cell?.hasChildNodes()) {
      event.preventDefault();
      close(cell);
    }
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    trigger(event.detail.target.id)?.setAttribute("aria-expanded", "true");
  });

  // The server does not answer: go to the reason's own page, as the plain link would.
  for (const failure of ["htmx:responseError", "htmx:sendError"]) {
    document.addEventListener(failure, (event) => {
      if (event.detail.elt.href) window.location.assign(event.detail.elt.href);
    });
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-close]");
    if (button) close(button.closest("[data-why]"));
  });
})();

// After a post with mistakes the reader stands on the list of them.
document.querySelector("[data-focus]")?.focus();
