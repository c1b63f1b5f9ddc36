import type { Field } from './field.js';

/** A reading of one line or number: its value, or what to do. */
export type TextReading = { readonly value: string | number } | { readonly message: string };

/** The label for the middle of a sentence: "enter the report due date". */
export function sentenceLabel(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

/** A web address that is not one. */
const addressForm = /^https?:\/\/[^\s/$.?#][^\s]*$/i;

export function readLine(field: Field, text: string): TextReading {
  const plain = text.replace(/\r\n?/g, '\n').trim();
  if (field.maxLength !== null && plain.length > field.maxLength) {
    const most = field.maxLength.toLocaleString('en-GB');
    return { message: `${field.label} must be ${most} characters or fewer` };
  }
  if (field.input === 'url')
    return addressForm.test(plain) && URL.canParse(plain)
      ? { value: plain }
      : { message: 'Enter a web address that begins with https:// or http://' };
  if (field.input === 'text' && /\n/.test(plain))
    return { message: `${field.label} must be one line` };
  if (field.pattern !== null && !new RegExp(field.pattern, 'u').test(plain))
    return {
      message: `${field.label} is not in the right form${field.hint === null ? '' : `. ${field.hint}`}`,
    };
  return { value: plain };
}

export function readCount(field: Field, text: string): TextReading {
  const plain = text.trim().replace(/,(?=\d{3})/g, '');
  if (!/^\d{1,9}$/.test(plain)) return { message: `${field.label} must be a whole number, like 3` };
  const value = Number(plain);
  if (field.minimum !== null && value < field.minimum)
    return { message: `${field.label} must be ${field.minimum} or more` };
  if (field.maximum !== null && value > field.maximum)
    return { message: `${field.label} must be ${field.maximum.toLocaleString('en-GB')} or fewer` };
  return { value };
}

/** Pounds as people write them, "£3.3 million", "364,000" or "12.50", in pence. */
export function readMoney(field: Field, text: string): TextReading {
  const match =
    /^£?\s*((?:\d{1,3}(?:,\d{3})+|\d{1,12}))(?:\.(\d{1,9}))?\s*(m|mn|million|k|thousand)?$/i.exec(
      text.trim(),
    );
  const unit = match?.[3]?.toLowerCase() ?? '';
  const times = unit === '' ? 0 : unit === 'k' || unit === 'thousand' ? 3 : 6;
  const decimals = (match?.[2] ?? '').replace(/0+$/, '');
  if (match === null || decimals.length > times + 2)
    return { message: `${field.label} must be an amount of money, like 364,000 or 3.3 million` };
  const whole = (match[1] ?? '').replaceAll(',', '');
  const value = Number(`${whole}${decimals.padEnd(times + 2, '0')}`);
  return Number.isSafeInteger(value) && (field.maximum === null || value <= field.maximum)
    ? { value }
    : { message: `${field.label} is too large. Enter it in pounds` };
}

/** Pence as a form shows them: "364000" or "12.50". */
export function poundsOf(pence: number): string {
  return pence % 100 === 0 ? String(pence / 100) : (pence / 100).toFixed(2);
}
