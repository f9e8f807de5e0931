// Prints as JSON what two validators find in each page that is named: html-validate (MIT) in its HTML,
// and @adobe/structured-data-validator (Apache-2.0), which has Google's rules for job postings, in its
// JSON-LD. No page says "recommended but missing": a company need not state all that Google likes.
import {readFileSync} from "node:fs";
import {HtmlValidate} from "html-validate";
import Validator from "@adobe/structured-data-validator";

const DATA = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/g;
// A long title is the company's: of its name and of the position.
const html = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {"long-title": "off"},
});
// The validator knows one place for each job; a job with several is looked at in each.
const inEachPlace = (job) =>
  [job.jobLocation ?? []].flat().length > 1
    ? job.jobLocation.map((place) => ({...job, jobLocation: place}))
    : [job];
const found = {};
for (const path of process.argv.slice(2)) {
  const page = readFileSync(path, "utf-8");
  const report = await html.validateString(page, path);
  const said = report.results.flatMap((one) =>
    one.messages.map((m) => `${m.line}:${m.column}: ${m.message} (${m.ruleId})`),
  );
  const items = [...page.matchAll(DATA)].flatMap(([, text]) => JSON.parse(text));
  const jsonld = {};
  for (const item of items.flatMap(inEachPlace)) (jsonld[item["@type"]] ??= []).push(item);
  const data = await new Validator().validate({jsonld, microdata: {}, rdfa: {}, errors: []});
  const wrong = data.filter((issue) => issue.severity === "ERROR").map((i) => i.issueMessage);
  found[path] = {html: said, data: wrong, jobs: items.length};
}
console.log(JSON.stringify(found));
