/** A kind of file that may be attached: what its content must be, and the endings that its name may have. */
export type EvidenceType = {
  readonly mediaType: string;
  readonly extensions: readonly string[];
  /** As people call it. */
  readonly words: string;
};

const openXml = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';

/** What may be attached; nothing in it runs when it is opened. */
export const evidenceTypes: readonly EvidenceType[] = [
  { mediaType: 'application/pdf', extensions: ['pdf'], words: 'PDF' },
  { mediaType: `${openXml}.wordprocessingml.document`, extensions: ['docx'], words: 'Word' },
  { mediaType: `${openXml}.spreadsheetml.sheet`, extensions: ['xlsx'], words: 'Excel' },
  {
    mediaType: `${openXml}.presentationml.presentation`,
    extensions: ['pptx'],
    words: 'PowerPoint',
  },
  { mediaType: `${openDocument}.text`, extensions: ['odt'], words: 'OpenDocument text' },
  { mediaType: `${openDocument}.spreadsheet`, extensions: ['ods'], words: 'OpenDocument table' },
  { mediaType: 'image/png', extensions: ['png'], words: 'PNG picture' },
  { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'], words: 'JPEG picture' },
  { mediaType: 'text/plain', extensions: ['txt'], words: 'plain text' },
  { mediaType: 'text/csv', extensions: ['csv'], words: 'CSV table' },
];

/** What the content of a file turned out to be: a media type, text without one, or neither. */
export type FoundContent = { readonly mediaType: string } | 'text' | 'unknown';

/** The type that content and name agree on; or what is wrong, in words that say what to do. */
export type Agreement =
  | { readonly type: EvidenceType }
  | { readonly refused: 'type-not-allowed' | 'name-disagrees'; readonly message: string };

const allowed = 'PDF, Word, Excel, PowerPoint, OpenDocument, PNG, JPEG, plain text or CSV';

/** Decides by content; the ending of the name must agree with it. */
export function agreeOnType(found: FoundContent, fileName: string): Agreement {
  const extension = extensionOf(fileName);
  const named = evidenceTypes.find(({ extensions }) => extensions.includes(extension));
  if (found === 'unknown' || (found !== 'text' && typeOf(found.mediaType) === undefined))
    return {
      refused: 'type-not-allowed',
      message: `This kind of file cannot be attached. Save it as ${allowed}, without macros and without a password, and choose it again.`,
    };
  const fits =
    found === 'text'
      ? named?.mediaType.startsWith('text/') === true
      : named?.mediaType === found.mediaType;
  if (named !== undefined && fits) return { type: named };
  const contents = found === 'text' ? undefined : typeOf(found.mediaType);
  const endings = (contents?.extensions ?? ['txt', 'csv']).map((one) => `.${one}`).join(' or ');
  return {
    refused: 'name-disagrees',
    message: `The content of this file is ${contents?.words ?? 'text'}, so its name must end in ${endings}. Rename it, or save it again as what its name says.`,
  };
}

/** The kind of file of a media type; undefined for one that cannot be attached. */
export function typeOf(mediaType: string): EvidenceType | undefined {
  return evidenceTypes.find((one) => one.mediaType === mediaType);
}

function extensionOf(fileName: string): string {
  return /\.([^.]*)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
}
