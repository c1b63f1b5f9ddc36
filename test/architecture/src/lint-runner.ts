// Lints texts under the names of real files with the workspace's own configuration. Runs in a
// process of its own, because ESLint loads that configuration with imports that jest cannot follow.
import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';

const fixtures = JSON.parse(await text(process.stdin)) as { file: string; code: string }[];
const eslint = new ESLint({ cwd: process.cwd() });
const findings: string[][] = [];
for (const { file, code } of fixtures) {
  const results = await eslint.lintText(code, { filePath: file, warnIgnored: true });
  findings.push(
    results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message }) => `${ruleId ?? 'fatal'}: ${message}`),
    ),
  );
}
process.stdout.write(JSON.stringify(findings));
