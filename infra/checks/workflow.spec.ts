import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '../tooling/nx.ts';
import { isPinned } from './dockerfile-rules.ts';

const stepSchema = z.union([
  z.strictObject({
    name: z.string().optional(),
    uses: z.string().regex(/^[\w-]+\/[\w-]+@v\d+\.\d+\.\d+$/),
    with: z.record(z.string(), z.union([z.string(), z.boolean()])).optional(),
  }),
  z.strictObject({ name: z.string().optional(), run: z.string().min(1) }),
]);
const jobSchema = z.strictObject({
  name: z.string(),
  'runs-on': z.literal('ubuntu-24.04'),
  'timeout-minutes': z.number().max(60),
  strategy: z
    .strictObject({ 'fail-fast': z.boolean(), matrix: z.record(z.string(), z.array(z.string())) })
    .optional(),
  services: z
    .record(
      z.string(),
      z.strictObject({
        image: z.string().refine(isPinned),
        env: z.record(z.string(), z.string()).optional(),
        ports: z.array(z.string().startsWith('127.0.0.1:')),
        options: z.string().includes('--health-cmd'),
      }),
    )
    .optional(),
  env: z.record(z.string(), z.string()).optional(),
  steps: z.array(stepSchema),
});
/** What this project uses of a workflow; a key that is not in it is a mistake until it is added here. */
const workflowSchema = z.strictObject({
  name: z.string(),
  on: z.strictObject({
    push: z.strictObject({ branches: z.array(z.string()) }),
    pull_request: z.null(),
  }),
  permissions: z.strictObject({ contents: z.literal('read') }),
  concurrency: z.strictObject({ group: z.string(), 'cancel-in-progress': z.string() }),
  jobs: z.record(z.string(), jobSchema),
});

const text = readFileSync(join(root, '.github/workflows/ci.yaml'), 'utf8');
const parsed = (source: string) => workflowSchema.safeParse(parse(source));

describe('the workflow for others', () => {
  const { jobs } = workflowSchema.parse(parse(text));
  const commands = (job: string) =>
    (jobs[job]?.steps ?? []).flatMap((step) => ('run' in step ? [step.run] : []));

  it.each([
    ['an action by a branch', text.replace('checkout@v5.0.0', 'checkout@main')],
    ['more rights', text.replace('contents: read', 'contents: write')],
    ['no time limit', text.replace('    timeout-minutes: 60\n', '')],
    ['an image without a release', text.replace('kurrentdb:26.0.3', 'kurrentdb:latest')],
    ['a key that does not exist', text.replace('runs-on:', 'run-on:')],
  ])('would be refused with %s', (_what, changed) => {
    expect(changed).not.toBe(text);
    expect(parsed(changed).success).toBe(false);
    expect(parsed(text).success).toBe(true);
  });

  it('runs the test command of the README on both releases of Node', () => {
    expect(jobs['test']?.strategy?.matrix).toEqual({ node: ['24', '26'] });
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    expect(readme).toContain('npm ci && npm test');
    expect(commands('test')).toEqual(expect.arrayContaining(['npm ci', 'npm test']));
  });

  it('tries the contracts against the release of KurrentDB that the compose file runs', () => {
    const job = jobs['log-and-redis'];
    expect(commands('log-and-redis')).toContain('npm run test:contract');
    expect(job?.env?.['KURRENTDB_URL']).toBe('kurrentdb://localhost:2113?tls=false');
    const compose = readFileSync(join(root, 'infra/compose.yaml'), 'utf8');
    for (const { image } of Object.values(job?.services ?? {}))
      expect(compose).toContain(`image: ${image}\n`);
  });

  it('names only scripts and files that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const all = Object.keys(jobs).flatMap(commands).join('\n');
    for (const [, script = ''] of all.matchAll(/npm run ([\w:]+)/g))
      expect(scripts).toHaveProperty([script]);
    for (const [path] of all.matchAll(/infra\/[\w./-]+\.(yaml|ts|env)|infra\/Dockerfile/g))
      expect(readFileSync(join(root, path))).toBeDefined();
  });

  it('leaves no credentials of the repository behind for what it runs', () => {
    for (const { steps } of Object.values(jobs))
      for (const step of steps)
        if ('uses' in step && step.uses.startsWith('actions/checkout@'))
          expect(step.with).toEqual({ 'persist-credentials': false });
  });
});
