/** What the image can run: the three processes, and the operator’s command line. */
export const programs = ['api', 'worker', 'web', 'ops'] as const;
export type Program = (typeof programs)[number];

/** Whether a word names a program of the image. */
export function isProgram(word: string): word is Program {
  return programs.some((one) => one === word);
}
