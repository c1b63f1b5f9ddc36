const id = (n: number) => `00000000-0000-4000-8000-${n.toString().padStart(12, '0')}`;

/** Ids that the worked examples refer to. */
export const exampleIds = {
  direction: id(1),
  notice: id(2),
  commissioner: id(3),
  adviser: id(4),
  partner: id(5),
  condition: id(6),
  report: id(7),
  note: id(8),
} as const;
