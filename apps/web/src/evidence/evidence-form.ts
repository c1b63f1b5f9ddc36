import {
  evidenceFileSchema,
  sizeWords,
  type ActDescription,
  type EvidenceFile,
} from '@interventions/contracts';
import { answersFromValue } from '../forms/answers-from-value.js';
import { recordOf } from '../forms/json.js';
import { summaryOf, type SummaryRow } from '../forms/summary.js';
import { Redirect } from '../http/page.js';
import { urlWith } from '../http/url-query.js';
import { changeDetails, plainForm, type ActForm, type FormVariant } from '../recording/act-form.js';
import type { Subject } from '../recording/subject.js';
import { plainText } from '../rendering/filters.js';

/** Stands for evidence without a file of its own. */
export const noFile = 'none';

/** Fields that the file itself answers. */
const answeredByFile: ReadonlySet<string> = new Set(['fileName', 'sha256', 'mediaType', 'bytes']);

/** The page that asks for the file, where evidence of a case is begun without one. */
export function chooseFileFirst(id: string, route: string, query: FormVariant): Redirect | null {
  if (route !== 'evidence' || query.file !== undefined) return null;
  const path = `/interventions/${encodeURIComponent(id)}/evidence/new`;
  return new Redirect(urlWith(path, typeof query.about === 'string' ? { about: query.about } : {}));
}

/** The form that attaches a file which is kept already, or that records evidence without one. */
export function evidenceForm(act: ActDescription, subject: Subject, variant: FormVariant): ActForm {
  const file = readFile(variant.file);
  const plain = plainForm(act, subject);
  const fields = changeDetails(
    plain.fields.map((field) =>
      field.key === 'effectiveOn'
        ? {
            ...field,
            label: 'Date of the document',
            hint: 'As much as it says: a day, a month or a year',
          }
        : field.key === 'source'
          ? { ...field, label: 'Where it comes from' }
          : field,
    ),
    (detail) => {
      if (answeredByFile.has(detail.key)) return null;
      if (detail.key !== 'visibility') return detail;
      return {
        ...detail,
        hint: 'Case team: those who work on this case. The department: its staff. May be published: anybody, once somebody publishes it.',
      };
    },
  );
  const about = subject.entries.some(({ id }) => id === variant.about) ? variant.about : undefined;
  return {
    ...plain,
    fields,
    variant: file === undefined ? {} : { file: fileAsText(file) },
    start:
      about === undefined ? plain.start : answersFromValue(fields, { details: { about: [about] } }),
    intro:
      file === undefined
        ? []
        : [
            `The file is uploaded: ${inWords(file)}. It becomes evidence once you record this entry`,
          ],
    toBody: (value) => ({
      body: { ...value, details: { ...recordOf(value['details'] ?? null), ...file } },
    }),
    summary: (value) => [
      ...(file === undefined ? [] : fileRows(file)),
      ...summaryOf(fields, '', value),
    ],
  };
}

/** An uploaded file as it stands in an address and in a hidden field. */
export function fileAsText(file: EvidenceFile): string {
  return Buffer.from(JSON.stringify(file)).toString('base64url');
}

/** Undefined for what no upload put there; the api checks what it says before it is recorded. */
function readFile(text: unknown): EvidenceFile | undefined {
  if (typeof text !== 'string' || text === noFile) return undefined;
  try {
    return evidenceFileSchema.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
      .data;
  } catch {
    // What was cut or changed by hand is no file.
    return undefined;
  }
}

function inWords({ fileName, bytes }: EvidenceFile): string {
  return `“${plainText(fileName)}”, ${sizeWords(bytes)}`;
}

function fileRows(file: EvidenceFile): readonly SummaryRow[] {
  return [
    {
      label: 'File',
      lines: [plainText(file.fileName), sizeWords(file.bytes)],
      path: 'details.title',
    },
    { label: 'SHA-256 of the file', lines: [file.sha256], path: 'details.title' },
  ];
}
