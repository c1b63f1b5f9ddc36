const remark = /\(([^)]*)\)/g;
const generic = new Set(
  'a and authority borough city corporation council county district metropolitan of on royal the unitary upon'.split(
    ' ',
  ),
);

/**
 * A council's name with case, accents, "&", punctuation and remarks in brackets taken away:
 * "Telford & Wrekin" → "telford and wrekin".
 */
export function plainName(text: string): string {
  return text
    .replace(remark, ' ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/['’.]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/**
 * The distinctive words of a council's name in alphabetical order, without "City of", "County
 * Council", "upon" and the like. Empty when nothing distinctive is left.
 */
export function distinctiveWords(text: string): string {
  const words = plainName(text)
    .replace(/^london borough of /, '')
    .split(' ')
    .filter((word) => word !== '' && !generic.has(word));
  return [...new Set(words)].sort().join(' ');
}

/** Whether the text says that the council is gone: "(County Council, dissolved 2021)". */
export function saysAbolished(text: string): boolean {
  return /\b(abolished|dissolved|former|old|until)\b/i.test(text);
}
