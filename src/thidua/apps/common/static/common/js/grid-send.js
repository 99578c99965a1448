// The way to the server: what came back, whether to try again, whether somebody must log in.
(() => {
  const kit = (window.thiduaGrid ??= {});
  const LONGEST = 20000; // milliseconds a slow line may take for one cell
  const BUSY = [408, 425, 429];

  // Answers: {json} | {html} | {later: "offline"|"down"|"ended"|"stranger"} | {refused: status}
  kit.Line = class {
    constructor(form) {
      this.form = form;
    }

    async post(url, fields, renewed = false) {
      const token = this.form.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
      const body = new URLSearchParams({ ...fields, csrfmiddlewaretoken: token });
      const reply = await ask(url, { method: "POST", body, keepalive: body.toString().length < 4000 });
      if (!reply) return { later: "offline" };
      const { response, text } = reply;
      const kind = response.headers.get("content-type") ?? "";
      const json = kind.includes("json") ? parsed(text) : null;
      if (json?.state) return { json };
      if (response.status >= 500 || BUSY.includes(response.status)) return { later: "down" };
      const doubtful = response.redirected || [401, 403].includes(response.status);
      if (response.ok && !doubtful && text.includes("data-preview")) return { html: text };
      if (!doubtful && !response.ok) return { refused: response.status };
      if (renewed) return { refused: response.status };
      const later = await this.renew();
      return later ? { later } : this.post(url, fields, true);
    }

    // Logging in gives a new token: the page is asked for it again. Empty when it came.
    async renew() {
      const reply = await ask(window.location.href, {});
      if (!reply) return "offline";
      if (reply.response.status >= 500) return "down";
      const page = new DOMParser().parseFromString(reply.text, "text/html");
      const twin = [...page.querySelectorAll("form[data-grid]")].find(
        (form) => form.dataset.save === this.form.dataset.save,
      );
      if (!twin) return "ended";
      if (twin.dataset.user !== this.form.dataset.user) return "stranger";
      const token = twin.querySelector("[name=csrfmiddlewaretoken]");
      const mine = this.form.querySelector("[name=csrfmiddlewaretoken]");
      if (token && mine) mine.value = token.value;
      return "";
    }
  };

  const parsed = (text) => {
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  };

  // Null when the line broke, also in the middle of the answer.
  const ask = async (url, options) => {
    const stop = new AbortController();
    const clock = window.setTimeout(() => stop.abort(), LONGEST);
    const headers = { Accept: "application/json, text/html", "X-Requested-With": "XMLHttpRequest" };
    try {
      const response = await fetch(url, { ...options, headers, signal: stop.signal });
      return { response, text: await response.text() };
    } catch {
      return null;
    } finally {
      window.clearTimeout(clock);
    }
  };
})();
