// Lets Node run the decorated TypeScript sources directly: `node -C @interventions/source --import ./infra/tooling/ts.mjs <file.ts>`.
import { register } from 'node:module';

register('./ts-hooks.mjs', import.meta.url);
