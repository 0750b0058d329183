// Runs Lighthouse with its mobile preset: addresses on stdin, one a line; what it says of each as a line of JSON.

import { createInterface } from "node:readline";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const chrome = await launch({ chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"] });
for await (const address of createInterface({ input: process.stdin })) {
  const { lhr } = await lighthouse(address, { port: chrome.port });
  const { audits, runtimeError } = lhr;
  const categories = Object.values(lhr.categories);
  const failed = categories
    .flatMap(({ auditRefs }) => auditRefs)
    .filter(({ id, weight }) => weight && audits[id].score !== null && audits[id].score < 0.9)
    .map(({ id }) => `${id}: ${audits[id].title} ${audits[id].displayValue ?? ""}`);
  console.log(
    JSON.stringify({
      scores: Object.fromEntries(categories.map(({ id, score }) => [id, Math.round(score * 100)])),
      shift: audits["cumulative-layout-shift"].numericValue,
      error: runtimeError ?? null,
      failed,
    }),
  );
}
chrome.kill();
