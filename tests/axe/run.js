// Runs axe-core (Deque, MPL-2.0) over the page, and goes on to AFTER, the next page, with what it
// found. The last page of a row leaves what was found in all of them in itself, as text.
// Target size (WCAG 2.2, 2.5.8) is off in axe unless asked for.
axe.run(document, {rules: {"target-size": {enabled: true}}}).then((results) => {
  const all = JSON.parse(decodeURIComponent(location.hash.slice(1)) || "[]");
  const found = results.violations.map((rule) => ({
    rule: rule.id,
    help: rule.help,
    nodes: rule.nodes.map((node) => node.html),
  }));
  const unsure = results.incomplete.map((rule) => rule.id);
  all.push({found, unsure, passed: results.passes.length});
  if (AFTER) {
    location.replace(`${AFTER}#${encodeURIComponent(JSON.stringify(all))}`);
    return;
  }
  const said = document.createElement("pre");
  said.id = "axe-found";
  said.textContent = JSON.stringify(all);
  document.body.append(said);
});
