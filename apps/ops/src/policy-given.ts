import { readFile } from 'node:fs/promises';
import {
  findPolicy,
  policyVersions,
  policyVersionSchema,
  type PolicyVersion,
} from '@interventions/domain';
import { UsageError } from './usage.js';

/**
 * The policy that `--policy` names: a version by its id, or a draft in a JSON file, which is checked. Throws
 * `UsageError` for an unknown id, a file that cannot be read, or a draft with a mistake, each of which is named.
 */
export async function policyGiven(text: string): Promise<PolicyVersion> {
  const known = findPolicy(text);
  if (known !== undefined) return known;
  if (!text.endsWith('.json'))
    throw new UsageError(
      `There is no policy version “${text}”. Versions are ${policyVersions.map(({ id }) => id).join(', ')}; a draft is a .json file.`,
    );
  const parsed = policyVersionSchema.safeParse(await jsonIn(text));
  if (parsed.success) return parsed.data;
  const mistakes = parsed.error.issues.map(
    ({ path, message }) =>
      `${path.map(String).join('.') || 'the file'}: ${message.replace(/\.$/, '')}`,
  );
  throw new UsageError(`${text} is not a policy version. ${mistakes.join('; ')}.`);
}

async function jsonIn(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UsageError(`${file} cannot be read (${codeOf(error)}).`);
  });
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${file} is not JSON.`);
  }
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error
    ? String(error.code)
    : String(error);
}
