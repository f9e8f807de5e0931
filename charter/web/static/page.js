// The keyboard of the matrix, words that wait until they are saved, and what "Back" shows again.
// Everything works without it.
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
const changed = new Set(document.querySelectorAll("[data-unsaved]"));
document.addEventListener("input", (event) => { if (event.target.form && event.target.form.method === "post") changed.add(event.target.form); });
// What was typed into one form is lost when another one is sent, so that asks as well.
document.addEventListener("submit", (event) => {
  changed.delete(event.target);
  document.querySelectorAll("[data-unsaved]").forEach((said) => changed.delete(said));
});
window.addEventListener("beforeunload", (event) => { if (changed.size) event.preventDefault(); });
document.addEventListener("click", (event) => {
  const link = event.target.closest ? event.target.closest("[data-back]") : null;
  if (link && window.history.length > 1) { event.preventDefault(); window.history.back(); }
});
// What was saved is said once: whoever comes back to this address has done something else since.
const told = () => {
  const here = new URL(window.location.href);
  if (!here.searchParams.has("saved")) return;
  here.searchParams.delete("saved");
  window.history.replaceState(window.history.state, "", here);
};
document.addEventListener("submit", told);
window.addEventListener("pagehide", told);
window.addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll(".undo").forEach((said) => said.remove());
  for (const folded of document.querySelectorAll(".rowsfield details")) {
    if ([...folded.querySelectorAll("input, select")].some((field) => field.value)) folded.open = true;
  }
});
