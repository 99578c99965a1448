// What people type and paste, before it is compared or sent: one code form, no invisible signs.
// Which number a text means is the server's to say; here "1.500" stays "1.500".
(() => {
  const kit = (window.thiduaGrid ??= {});
  const INVISIBLE = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\uFEFF]/g;
  const SPACES = /[\u00A0\u2000-\u200A\u202F\u3000]/g;
  const WIDE = /[\uFF01-\uFF5E]/g; // full-width forms of ASCII, as Asian keyboards give them
  const MINUS = /[\u2010-\u2015\u2212]/g;

  kit.tidy = (text, numeric) => {
    const plain = text.normalize("NFC").replace(INVISIBLE, "").replace(SPACES, " ").trim();
    if (!numeric) return plain;
    const narrow = (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0);
    return plain.replace(WIDE, narrow).replace(MINUS, "-");
  };

  const canonical = (text, numeric) => {
    const plain = kit.tidy(String(text ?? ""), numeric);
    if (!numeric) return plain;
    let body = plain.replaceAll(" ", "");
    if (/^[-+]?\d{1,3}(\.\d{3})+(,\d+)?$/.test(body)) body = body.replaceAll(".", "");
    body = body.replace(",", ".");
    return /^[-+]?\d*\.?\d+$/.test(body) ? String(Number(body)) : plain;
  };

  // Whether two texts are the same entry: the server writes "12.50" back as "12,5".
  kit.same = (one, other, numeric) => canonical(one, numeric) === canonical(other, numeric);

  // Rows of cells as spreadsheets put them on the clipboard; quoted cells hold line breaks.
  kit.cells = (text) => {
    const rows = [[""]];
    const plain = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
    let quoted = false;
    for (let at = 0; at < plain.length; at += 1) {
      const sign = plain[at];
      const row = rows[rows.length - 1];
      const last = row.length - 1;
      if (quoted) {
        if (sign !== '"') row[last] += sign;
        else if (plain[at + 1] === '"') row[last] += plain[(at += 1)];
        else quoted = false;
      } else if (sign === '"' && !row[last] && closes(plain, at)) quoted = true;
      else if (sign === "\t") row.push("");
      else if (sign === "\n") rows.push([""]);
      else row[last] += sign;
    }
    return rows;
  };

  // A quote opens a cell only when its partner stands before a tab, a line's or the text's end.
  const closes = (text, at) => /^"(?:[^"]|"")*"(?=\t|\n|$)/.test(text.slice(at));

  const quote = (text) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

  kit.tsv = (rows) => rows.map((row) => row.map(quote).join("\t")).join("\n");
})();
