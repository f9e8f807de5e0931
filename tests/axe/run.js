// Runs axe-core (Deque, MPL-2.0) over the page and leaves what it found in the page as text.
// Target size (WCAG 2.2, 2.5.8) is off in axe unless asked for.
axe.run(document, {rules: {"target-size": {enabled: true}}}).then((results) => {
  const found = results.violations.map((rule) => ({
    rule: rule.id,
    help: rule.help,
    nodes: rule.nodes.map((node) => node.html),
  }));
  const unsure = results.incomplete.map((rule) => rule.id);
  const said = document.createElement("pre");
  said.id = "axe-found";
  said.textContent = JSON.stringify({found, unsure, passed: results.passes.length});
  document.body.append(said);
});
