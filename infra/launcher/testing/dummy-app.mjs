// Stands in for api, worker, web and ops: its folder says which, and files in DATA_DIR how it behaves.
import { appendFileSync, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

const app = import.meta.dirname.split('/').at(-2);
const { HOST, DATA_DIR, API_PORT, WEB_PORT, WORKER_PORT, API_URL } = process.env;
const told = (what) => existsSync(join(DATA_DIR, `${app}-${what}`));
const note = (fact) =>
  appendFileSync(join(DATA_DIR, 'facts.jsonl'), `${JSON.stringify({ app, ...fact })}\n`);

process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => !told('is-stubborn') && process.exit(0));
note({ started: process.pid, args: process.argv.slice(2), apiUrl: API_URL, host: HOST });
console.log('says hello');

if (app === 'ops') process.exit(told('fails') ? 1 : 0);
if (told('crashes')) throw new Error('no luck');
createServer((request, response) => {
  response.statusCode = request.url === '/health/ready' && !told('is-unready') ? 200 : 503;
  response.end();
}).listen(Number({ api: API_PORT, web: WEB_PORT, worker: WORKER_PORT }[app]), '127.0.0.1');
