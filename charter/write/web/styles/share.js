"use strict";
(() => {
  const form = document.getElementById("search");
  const field = document.getElementById("find");
  const found = document.getElementById("found");
  const rows = [...document.querySelectorAll("[data-said]")];
  const people = [...document.querySelectorAll("[data-person]")];
  const text = new Map([...rows, ...people].map((row) =>
    [row, (row.textContent + " " + (row.dataset.said || "")).toLowerCase()]));
  const small = new Set(["a", "an", "and", "at", "for", "in", "is", "of", "on", "or", "the", "to", "who", "whom",
    "our", "we", "does", "do", "owns", "own", "decides", "decide", "sign", "signs", "up"]);
  const amountOf = (said) => {
    const match = said.match(/(\d[\d.,' ]*)\s*(k|m)?\b/i);
    if (!match) return null;
    const digits = Number(match[1].replace(/[.,' ](?=\d{3}(\D|$))/g, "").replace(",", "."));
    return digits * ({ k: 1e3, m: 1e6 }[(match[2] || "").toLowerCase()] || 1);
  };
  const show = () => {
    const said = field.value.trim().toLowerCase();
    const amount = amountOf(said);
    const words = said.split(/[^\p{L}\p{N}]+/u).filter((w) => w && !small.has(w) && !/^\d/.test(w));
    const limits = people.filter((p) => p.dataset.limit);
    let count = 0;
    for (const row of [...rows, ...people]) {
      const fits = !words.length ? amount === null
        : words.every((w) => text.get(row).includes(w.length > 4 ? w.replace(/(ing|s)$/, "") : w));
      row.hidden = Boolean(said) && !fits;
      if (said && fits) count += 1;
    }
    if (amount !== null && limits.length) {
      const able = limits.filter((p) => Number(p.dataset.limit) >= amount)
        .sort((a, b) => a.dataset.limit - b.dataset.limit);
      for (const person of able) { person.hidden = false; person.open = true; count += 1; }
      found.textContent = able.length
        ? `For ${amount.toLocaleString()} sign alone: ${able.map((p) => p.querySelector("b").textContent).join(", ")}.`
        : "Nobody here signs for that alone.";
    } else {
      found.textContent = !said ? "" : count ? `${count} found.` : "Nothing is called that here.";
    }
    for (const section of document.querySelectorAll("section")) {
      section.hidden = Boolean(said) && ![...section.querySelectorAll("[data-said]")].some((row) => !row.hidden);
    }
  };
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  field.addEventListener("input", show);
})();
