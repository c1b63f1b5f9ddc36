import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nx, root, run } from './lint.js';

interface Graph {
  readonly graph: {
    readonly nodes: Record<string, { data: { targets?: Record<string, unknown> } }>;
  };
}

const isThere = (file: string) => existsSync(join(root, file));
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
const tracked = run('git', 'ls-files').trim().split('\n').filter(isThere);

describe('the workspace', () => {
  it('has lint, test and typecheck for every project', () => {
    const { graph } = JSON.parse(nx('graph', '--print')) as Graph;
    const projects = Object.entries(graph.nodes);
    expect(projects.map(([name]) => name)).toEqual(
      expect.arrayContaining(['@interventions/api', '@interventions/domain', 'infra']),
    );
    const lacking = projects.flatMap(([name, { data }]) =>
      ['lint', 'test', 'typecheck']
        .filter((target) => !(target in (data.targets ?? {})))
        .map((target) => `${name}:${target}`),
    );
    expect(lacking).toEqual([]);
  }, 130_000);

  it('has at most fifteen root scripts, and the promised ones among them', () => {
    const scripts = Object.keys(manifest['scripts'] ?? {});
    const promised = ['start', 'dev', 'test', 'check', 'bench', 'ops'];
    const levels = ['test:contract', 'test:faults', 'test:e2e'];
    expect(scripts).toEqual(expect.arrayContaining([...promised, ...levels]));
    expect(scripts.length).toBeLessThanOrEqual(15);
  });

  it('has only the agreed names at the top', () => {
    const top = new Set(tracked.map((file) => file.split('/')[0] ?? ''));
    const agreed = ['apps', 'infra', 'libs', 'nx.json', 'package.json', 'README.md', 'test'];
    const tools = ['LICENSE', 'eslint.config.mjs', 'package-lock.json', 'tsconfig.json'];
    const visible = [...top].filter((name) => !name.startsWith('.'));
    expect(visible.sort()).toEqual([...agreed, ...tools, 'tsconfig.base.json'].sort());
  });

  it('has a lock file that names every platform, so that npm ci works everywhere', () => {
    expect(run(process.execPath, 'infra/tooling/check-lock.mjs')).toBe('');
  });

  it('pins every dependency to one exact version', () => {
    const groups = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides'];
    const versions = groups.flatMap((group) => Object.values(manifest[group] ?? {}));
    expect(versions.length).toBeGreaterThan(20);
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('switches no rule and no test off', () => {
    const words = ['eslint-dis' + 'able', '@ts-ig' + 'nore', '@ts-no' + 'check', '@ts-ex' + 'pect'];
    const off = /\b(?:it|test|describe)\.(?:skip|only|todo)\b|\bx(?:it|describe)\(/;
    const guilty = tracked
      .filter((file) => /\.(?:ts|mjs|cjs)$/.test(file))
      .filter((file) => words.some((word) => read(file).includes(word)) || off.test(read(file)));
    expect(guilty).toEqual([]);
  });
});
