import type { FastifyInstance } from 'fastify';
import { problem } from './problem.js';

/** Deepest nesting of objects and lists in a body. */
export const maxDepth = 64;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads bodies as JSON and as nothing else: UTF-8, at most `maxDepth` deep, without `__proto__`. */
export function registerJsonBody(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    /^application\/json\s*(;|$)/i,
    { parseAs: 'buffer' },
    (request, body, done) => {
      try {
        checkCharset(request.headers['content-type'] ?? '');
        done(null, parseJson(body as Buffer));
      } catch (error) {
        done(error as Error);
      }
    },
  );
}

/** Parses a body. Throws the problem that says what is wrong with it. */
export function parseJson(body: Uint8Array): unknown {
  const text = decode(body);
  if (depthOf(text) > maxDepth)
    throw problem('too-deep', `The body nests more than ${maxDepth} levels deep.`);
  let poisoned = false;
  const value = parse(text, (key) => (poisoned ||= key === '__proto__'));
  if (poisoned) throw problem('malformed-json', 'The body may not hold a key "__proto__".');
  return value;
}

function decode(body: Uint8Array): string {
  try {
    return utf8.decode(body);
  } catch {
    throw problem('malformed-json', 'The body is not UTF-8.');
  }
}

function parse(text: string, see: (key: string) => void): unknown {
  try {
    return JSON.parse(text, (key, value: unknown) => {
      see(key);
      return value;
    });
  } catch {
    throw problem('malformed-json', 'The body is not valid JSON.');
  }
}

/** Deepest nesting that a JSON text can have, seen from its brackets outside strings. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (inString) {
      if (character === '\\') index += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') deepest = Math.max(deepest, (depth += 1));
    else if (character === '}' || character === ']') depth -= 1;
  }
  return deepest;
}

function checkCharset(contentType: string): void {
  const charset = /charset\s*=\s*"?([^";\s]+)/i.exec(contentType)?.[1]?.toLowerCase();
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8')
    throw problem('unsupported-media-type', 'A body is sent as application/json in UTF-8.');
}
