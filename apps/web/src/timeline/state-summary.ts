import { z } from 'zod';
import { deliveryWords } from '../interventions/list-filters.js';
import { dateWords, upperFirst } from '../rendering/filters.js';

const stateSchema = z.looseObject({
  status: z.string(),
  instruments: z
    .array(z.looseObject({ kind: z.string().optional(), name: z.string(), since: z.string() }))
    .optional(),
  delivery: z.looseObject({ phase: z.string(), by: z.string().nullish() }).optional(),
  vehicles: z.array(z.looseObject({ key: z.string(), name: z.string() })).optional(),
  owner: z.string().nullish(),
});

const statusWords: Readonly<Record<string, string>> = {
  'not-opened': 'Not yet opened',
  open: 'Open',
  closed: 'Closed',
  transferred: 'Transferred to a successor council',
  voided: 'Voided',
};

/** People in office, by the kind of instrument that names them. */
const offices = { commissioner: 'Commissioner', adviser: 'Adviser' } as const;

/** The state of a case at a time in a few lines; what this version does not know is left out. */
export function stateSummary(
  state: unknown,
): readonly { readonly label: string; readonly text: string }[] {
  const parsed = stateSchema.safeParse(state);
  if (!parsed.success) return [];
  const { status, instruments, delivery, owner, vehicles = [] } = parsed.data;
  const by = vehicles.find(({ key }) => key === delivery?.by)?.name ?? delivery?.by;
  return [
    { label: 'Case', text: statusWords[status] ?? upperFirst(status) },
    ...(instruments === undefined
      ? []
      : [
          {
            label: 'In force',
            text:
              instruments.length === 0
                ? 'Nothing'
                : instruments.map((one) => `${one.name} (${dateWords(one.since)})`).join('; '),
          },
        ]),
    ...(delivery === undefined
      ? []
      : [
          {
            label: 'Who runs the service',
            text: `${deliveryWords[delivery.phase] ?? delivery.phase}${by ? `: ${by}` : ''}`,
          },
        ]),
    ...Object.entries(offices).flatMap(([kind, label]) => {
      const names = (instruments ?? []).filter((one) => one.kind === kind).map(({ name }) => name);
      return names.length === 0 ? [] : [{ label, text: names.join('; ') }];
    }),
    ...(owner ? [{ label: 'Case officer', text: owner }] : []),
    ...(instruments !== undefined && !owner
      ? [{ label: 'Case officer', text: 'None recorded by then' }]
      : []),
  ];
}
