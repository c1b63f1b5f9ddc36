const intervention = 'intervention-';
const authority = 'authority-';

/** The stream of an intervention. */
export const streamOfCase = (id: string): string => `${intervention}${id}`;

/** The stream of a council. */
export const streamOfCouncil = (laCode: string): string => `${authority}${laCode}`;

/** The id of the intervention whose stream this is. */
export function caseOfStream(stream: string): string | undefined {
  return stream.startsWith(intervention) ? stream.slice(intervention.length) : undefined;
}

/** The LA code of the council whose stream this is. */
export function councilOfStream(stream: string): string | undefined {
  return stream.startsWith(authority) ? stream.slice(authority.length) : undefined;
}
