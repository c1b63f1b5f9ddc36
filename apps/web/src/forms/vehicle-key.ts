import type { Option } from './field.js';

/** The stable key of a trust, company or partnership from what a person typed: the known one of that name, or its words joined by hyphens. */
export function keyFromName(text: string, known: readonly Option[]): string {
  const plain = text.trim().toLowerCase();
  const match = known.find(
    (option) => option.text.toLowerCase() === plain || option.value === plain,
  );
  return match?.value ?? slug(plain);
}

function slug(text: string): string {
  return text
    .replace(/[’']/g, '')
    .replace(/&/g, ' and ')
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
