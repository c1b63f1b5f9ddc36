// Runs on any Node, old ones included: no syntax newer than 2020, no import that a missing install breaks.
import { existsSync } from 'node:fs';

const [major, minor] = process.versions.node.split('.').map(Number);

let problem;
if (major < 24 || (major === 24 && minor < 15)) {
  problem = `Node 24.15 or newer is needed and this is ${process.versions.node}: install Node 24 (on Linux "npm ci" brings it), then run the command through npm.`;
} else if (!existsSync(new URL('../../node_modules/nx/package.json', import.meta.url))) {
  problem = 'The dependencies are not installed: run "npm ci" first.';
}

if (problem) {
  process.stderr.write(`${problem}\n`);
  process.exit(1);
}
