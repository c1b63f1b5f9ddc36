/** One instruction of a Dockerfile, its lines joined, and the line it begins at. */
export type Instruction = { readonly line: number; readonly name: string; readonly rest: string };

/** The instructions of a Dockerfile, without comments. */
export function instructionsOf(text: string): readonly Instruction[] {
  const found: Instruction[] = [];
  let open: { line: number; words: string } | undefined;
  for (const [index, raw] of text.split('\n').entries()) {
    if (/^\s*(#.*)?$/.test(raw)) continue;
    const piece = raw.replace(/\\\s*$/, '').trim();
    open = open ? { ...open, words: `${open.words} ${piece}` } : { line: index + 1, words: piece };
    if (/\\\s*$/.test(raw)) continue;
    const [name = '', ...rest] = open.words.split(/\s+/);
    found.push({ line: open.line, name: name.toUpperCase(), rest: rest.join(' ') });
    open = undefined;
  }
  return found;
}

type Rule = (all: readonly Instruction[]) => readonly string[];

const rules: readonly Rule[] = [
  (all) => each(all, 'FROM', ({ rest }) => unpinned(rest, stageNames(all))),
  (all) => each(all, 'ADD', () => 'COPY says what it does; ADD fetches and unpacks'),
  (all) =>
    each(all, 'RUN', ({ rest }) =>
      /\bapt(-get)?\s+install\b/.test(rest) && !/rm -rf \/var\/lib\/apt\/lists/.test(rest)
        ? 'packages are installed and their lists stay'
        : null,
    ),
  (all) =>
    each(all, 'RUN', ({ rest }) =>
      /\bnpm (i|install)\b/.test(rest) ? 'npm ci installs what the lock says' : null,
    ),
  (all) =>
    each(all, 'RUN', ({ rest }) =>
      /\b(curl|wget)\b/.test(rest) ? 'something is downloaded that no lock knows' : null,
    ),
  (all) => [...each(all, 'ENV', secretIn), ...each(all, 'ARG', secretIn)],
  (all) =>
    each(lastStage(all), 'COPY', ({ rest }) =>
      rest.includes('--chown=') ? null : 'COPY does not say whom the files belong to',
    ),
  (all) =>
    required(all, 'USER', ({ rest }) => /^[1-9]\d*(:[1-9]\d*)?$/.test(rest), 'a number but 0'),
  (all) => required(all, 'HEALTHCHECK', ({ rest }) => /CMD \[/.test(rest), 'a command as a list'),
  (all) =>
    required(all, 'ENTRYPOINT', ({ rest }) => /^\[/.test(rest), 'a list, so that signals arrive'),
  (all) => required(all, 'WORKDIR', ({ rest }) => rest.startsWith('/'), 'an absolute path'),
];

/** What is wrong with a Dockerfile by the rules of this project, each with its line. */
export function problemsOf(text: string): readonly string[] {
  const all = instructionsOf(text);
  return rules.flatMap((rule) => rule(all));
}

function each(
  all: readonly Instruction[],
  name: string,
  problem: (one: Instruction) => string | null,
): readonly string[] {
  return all.flatMap((one) => {
    const found = one.name === name ? problem(one) : null;
    return found === null ? [] : [`line ${one.line}, ${name}: ${found}`];
  });
}

/** The last instruction of its name in the last stage decides. */
function required(
  all: readonly Instruction[],
  name: string,
  isGood: (one: Instruction) => boolean,
  wanted: string,
): readonly string[] {
  const last = lastStage(all).findLast((one) => one.name === name);
  return last !== undefined && isGood(last) ? [] : [`the last stage needs ${name}: ${wanted}`];
}

function lastStage(all: readonly Instruction[]): readonly Instruction[] {
  return all.slice(all.findLastIndex(({ name }) => name === 'FROM'));
}

function stageNames(all: readonly Instruction[]): readonly string[] {
  return all.flatMap(({ name, rest }) =>
    name === 'FROM' ? [/ AS (\S+)$/i.exec(rest)?.[1] ?? ''] : [],
  );
}

function unpinned(rest: string, stages: readonly string[]): string | null {
  const image = rest.split(' ').find((word) => !word.startsWith('--')) ?? '';
  if (stages.includes(image)) return null;
  return isPinned(image) ? null : `${image} has no tag of one release`;
}

/** Whether the name of an image says one release, by a version of three numbers or a digest. */
export function isPinned(image: string): boolean {
  return /@sha256:[0-9a-f]{64}$/.test(image) || /:v?\d+\.\d+\.\d+[\w.-]*$/.test(image);
}

function secretIn({ rest }: Instruction): string | null {
  return /\w*(PASSWORD|SECRET|TOKEN|API_KEY)\w*=\S/i.test(rest)
    ? 'a secret would stay in the image for ever'
    : null;
}
