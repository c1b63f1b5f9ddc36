import { problem } from '../http/problem.js';

const longest = 200;
const printable = /^[^\p{Cc}\p{Cs}]+$/u;

/** The name of a file from its header: the last part of a path, in NFC. Throws 400 for what no file is called. */
export function fileNameIn(header: string | readonly string[] | undefined): string {
  const name = decoded(header)?.split(/[/\\]/).at(-1)?.trim().normalize('NFC') ?? '';
  if (name === '' || name === '.' || name === '..' || !printable.test(name))
    throw problem('invalid-header', 'The file has no name that can be read.', {
      field: 'fileName',
      remedy: 'Send its name percent-encoded in X-File-Name.',
    });
  if (name.length > longest)
    throw problem('invalid-header', `The name of the file is longer than ${longest} characters.`, {
      field: 'fileName',
      remedy: 'Give it a shorter name and send it again.',
    });
  return name;
}

/**
 * The header that has a file saved and never shown (RFC 6266, RFC 8187): a name without anything that a file system,
 * a shell or a reader could take for something else, with the ending that its content has.
 */
export function attachmentNamed(fileName: string, extension: string): string {
  const stem = fileName
    .replace(/\.[^.]*$/, '')
    // Marks that turn the direction of writing, or cannot be seen, hide what a name really ends in.
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[\\/:*?"<>|%;'`$&#~]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s-]+|[.\s-]+$/g, '');
  const name = `${[...stem].slice(0, 100).join('') || 'evidence'}.${extension}`;
  const ascii = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/g, '_');
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name).replace(/[!()]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}

function decoded(header: string | readonly string[] | undefined): string | undefined {
  if (typeof header !== 'string') return undefined;
  try {
    return decodeURIComponent(header);
  } catch {
    return undefined;
  }
}
