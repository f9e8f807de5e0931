// The keyboard of the matrix, and words that wait until they are saved. Everything works without it.
"use strict";
document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("input, textarea, select");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const find = document.getElementById("find");
    if (find) { event.preventDefault(); find.focus(); }
    return;
  }
  if (event.key === "Escape" && !event.target.matches("textarea, select, [type=search], [type=text]")) {
    const close = document.querySelector("[data-close]");
    if (close) { event.preventDefault(); close.click(); }
    return;
  }
  const link = event.target.closest ? event.target.closest(".mx tbody th a") : null;
  if (!link || !["ArrowDown", "ArrowUp", "Home", "End"].includes(event.key)) return;
  const all = [...document.querySelectorAll(".mx tbody th a")];
  const at = all.indexOf(link);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (all[to]) { event.preventDefault(); all[to].focus(); }
});
let changed = false;
document.addEventListener("input", (event) => { if (event.target.form && event.target.form.method === "post") changed = true; });
document.addEventListener("submit", () => { changed = false; });
window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
document.addEventListener("click", (event) => {
  const link = event.target.closest ? event.target.closest("[data-back]") : null;
  if (link && window.history.length > 1) { event.preventDefault(); window.history.back(); }
});
