import { formatDate, modelWords, money } from '@interventions/domain';
import { compareText, groupBy } from '../ordering.js';
import { pageOf, type OverviewCase } from './overview-case.js';
import {
  column,
  counted,
  date,
  headOf,
  nothing,
  number,
  numbers,
  words,
  type Cell,
  type Overview,
  type OverviewTable,
} from './overview.js';
import { sumsIn, sumWords, type Sum as PublishedSum, type SumKind } from './sums.js';

const unknownModel = 'Model not recorded';

/** A body that runs, ran or was to run services, as one case knows it. */
type Body = { readonly key: string; readonly model: string };

/** A sum with the model of its body, as far as any case knows it. */
type Sum = PublishedSum & { readonly route: string };

/** Every published sum by what it was for, what is known by route, and the overspends. */
export function moneyOverview(cases: readonly OverviewCase[]): Overview {
  const bodies = bodiesOf(cases);
  const sums = cases.flatMap(sumsIn).map((sum) => ({ ...sum, route: routeOf(sum, bodies) }));
  return {
    ...headOf('money'),
    finding: findingOf(sums, bodies),
    limits: [
      'Only sums that a source states are here, in the money of their day. Most costs were never published: nothing shown does not mean that nothing was paid.',
      'A grant is what the department gave. Unless the source says that it is the whole cost, the whole cost is not known.',
      'Sums of different kinds are not added up: a contract sum pays for the services themselves, a set-up cost for the change.',
      'A body that was first independent and then owned by a council counts once under each, with the sums of that time.',
      'A sum in words is quoted as the source has it, since it cannot be told apart into kinds.',
      'The risk that a body fails financially is in no published source. A forecast overspend is the only sign of it here. What winding a body up cost is not recorded either.',
    ],
    picture: pictureOf(bodies, sums),
    tables: [sumsTable(sums), overspendsTable(sums), routesTable(sums, bodies)],
  };
}

function sumsTable(sums: readonly Sum[]): OverviewTable {
  return {
    id: 'sums',
    caption: 'Published sums',
    columns: [
      column('council', 'Council'),
      column('kind', 'What for'),
      numbers('pounds', 'Pounds'),
      column('in_words', 'In the words of the source'),
      column('on', 'Date'),
      column('body', 'Body'),
      column('route', 'Route'),
    ],
    rows: sums.map((sum) => [
      words(sum.of.authority, pageOf(sum.of)),
      words(sumWords[sum.kind]),
      poundsCell(sum),
      sum.said === undefined ? nothing('A number only') : words(sum.said),
      date(sum.on),
      sum.body === undefined ? nothing('Not recorded') : words(sum.body.name),
      words(sum.route),
    ]),
  };
}

function overspendsTable(sums: readonly Sum[]): OverviewTable {
  return {
    id: 'overspends',
    caption: 'Overspends, the latest first',
    columns: [
      column('council', 'Council'),
      column('body', 'Body'),
      column('kind', 'Overspend'),
      numbers('pounds', 'Pounds'),
      column('on', 'Date'),
      column('standing', 'Services now'),
    ],
    rows: overspendsIn(sums).map((sum) => [
      words(sum.of.authority, pageOf(sum.of)),
      sum.body === undefined ? nothing('Not recorded') : words(sum.body.name),
      words(sumWords[sum.kind]),
      poundsCell(sum),
      date(sum.on),
      words(runsStill(sum) ? 'Still run by it' : 'Not run by it any more'),
    ]),
  };
}

function routesTable(sums: readonly Sum[], bodies: readonly Body[]): OverviewTable {
  const models = [
    ...new Set([...bodies.map(({ model }) => model), ...sums.map(({ route }) => route)]),
  ];
  return {
    id: 'routes',
    caption: 'What is known by route',
    columns: [
      column('route', 'Route'),
      numbers('bodies', 'Bodies recorded'),
      numbers('bodies_with_a_sum', 'With a published sum'),
      column('set_up', 'Set-up cost'),
      column('grant', 'Grant'),
      column('running', 'Running cost a year'),
      column('contract', 'Contract sum'),
      numbers('in_words', 'Sums in words only'),
    ],
    rows: models.sort(compareText).map((model) => {
      const own = sums.filter(({ route }) => route === model);
      return [
        words(model),
        number(bodies.filter((one) => one.model === model).length),
        number(new Set(own.flatMap(({ body }) => body?.key ?? [])).size),
        rangeCell(own, 'set-up', 'joining'),
        rangeCell(own, 'grant', 'whole-cost'),
        rangeCell(own, 'running'),
        rangeCell(own, 'contract', 'contract-review'),
        number(own.filter(({ kind }) => kind === 'in-words').length),
      ];
    }),
  };
}

function rangeCell(sums: readonly Sum[], ...kinds: readonly SumKind[]): Cell {
  const found = sums
    .flatMap(({ kind, pence }) => (pence !== undefined && kinds.includes(kind) ? [pence] : []))
    .sort((a, b) => a - b);
  const [least, most] = [found[0], found.at(-1)];
  if (least === undefined || most === undefined) return nothing('None published');
  return words(
    least === most
      ? `${money(least)} (${counted(found.length, 'sum')})`
      : `${money(least)} to ${money(most)} (${counted(found.length, 'sum')})`,
  );
}

function poundsCell({ pence }: Sum): Cell {
  return pence === undefined
    ? nothing('In words only')
    : { value: pence / 100, text: money(pence) };
}

/** The model that a body had then; where that is not recorded, the one that any case knows. */
function routeOf({ body }: PublishedSum, bodies: readonly Body[]): string {
  const then = modelNamed(body?.model ?? null);
  return then === unknownModel
    ? (bodies.find(({ key }) => key === body?.key)?.model ?? unknownModel)
    : then;
}

function modelNamed(model: string | null): string {
  return model !== null && model !== 'unknown' && model in modelWords
    ? modelWords[model as keyof typeof modelWords]
    : unknownModel;
}

/** Each body once under each model that it had, and once without where none is recorded. */
function bodiesOf(cases: readonly OverviewCase[]): readonly Body[] {
  const all = cases.flatMap(({ context }) =>
    context.order.flatMap((entry) =>
      context
        .stateWith(entry)
        .vehicles.map(({ key, model }) => ({ key, model: modelNamed(model) })),
    ),
  );
  return [...groupBy(all, ({ key }) => key)].flatMap(([key, own]) => {
    const models = [...new Set(own.map(({ model }) => model))];
    const known = models.filter((model) => model !== unknownModel);
    return (known.length === 0 ? models : known).map((model) => ({ key, model }));
  });
}

function overspendsIn(sums: readonly Sum[]): readonly Sum[] {
  return sums
    .filter(({ kind }) => kind === 'overspend' || kind === 'forecast-overspend')
    .toSorted((a, b) => compareText(b.on, a.on));
}

function runsStill({ of, body }: Sum): boolean {
  const { delivery } = of.state;
  return 'by' in delivery && delivery.by === body?.key;
}

function findingOf(sums: readonly Sum[], bodies: readonly Body[]): string {
  if (sums.length === 0) return 'No sum is in the sources.';
  const forecast = overspendsIn(sums).filter(
    (sum) => sum.kind === 'forecast-overspend' && runsStill(sum),
  );
  const latest = forecast[0];
  const grants = sums.filter(({ kind }) => kind === 'grant' || kind === 'whole-cost').length;
  const priced = new Set(sums.flatMap(({ body }) => body?.key ?? [])).size;
  return [
    `${counted(sums.length, 'sum is', 'sums are')} in the sources, ${counted(grants, 'of them a grant', 'of them grants')}, for ${priced} of ${counted(new Set(bodies.map(({ key }) => key)).size, 'body', 'bodies')} outside the council that are recorded.`,
    latest === undefined
      ? 'No body that runs services now is recorded to forecast an overspend.'
      : `${counted(new Set(forecast.map(({ body }) => body?.key)).size, 'body that runs', 'bodies that run')} services now is recorded to have forecast an overspend, latest ${latest.body?.name ?? latest.of.authority}: ${money(latest.pence ?? 0)} (${formatDate(latest.on)}).`,
  ].join(' ');
}

function pictureOf(bodies: readonly Body[], sums: readonly Sum[]): Overview['picture'] {
  const priced = new Set(sums.map(({ body, route }) => `${body?.key ?? ''} ${route}`));
  const rows = [...groupBy(bodies, ({ model }) => model)]
    .sort(([a], [b]) => compareText(a, b))
    .map(([model, own]) => {
      const known = own.filter(({ key }) => priced.has(`${key} ${model}`)).length;
      return { label: model, values: [known, own.length - known], note: null };
    });
  return rows.length === 0
    ? null
    : {
        kind: 'bars',
        title: 'Bodies outside the council, with and without a published sum',
        description: rows
          .map(
            ({ label, values: [known = 0, none = 0] }) =>
              `${label}: ${known} with, ${none} without`,
          )
          .join('; '),
        parts: ['With a published sum', 'Without'],
        rows,
      };
}
