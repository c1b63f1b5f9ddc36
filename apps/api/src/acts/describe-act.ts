import { z } from 'zod';
import type { ActDescription } from '@interventions/contracts';
import type { ActDefinition } from '@interventions/domain';

/** An act as pages and other clients need it; `input` is the JSON Schema of the body to send. */
export function describeAct(act: ActDefinition): ActDescription {
  return {
    name: act.name,
    stream: act.stream,
    route: act.route,
    track: act.track,
    label: act.label,
    title: act.title,
    hint: act.hint,
    decidedBy: act.decidedBy,
    weight: act.weight,
    visibility: act.visibility,
    legalBasis: act.legalBasis,
    rules: [...act.rules],
    statutory: act.statutory,
    finality: act.finality,
    roles: [...act.roles],
    input: inputSchema(act),
  };
}

/** JSON Schema (draft 2020-12) of what a person sends, with labels, hints and words beside each field. */
export function inputSchema(act: ActDefinition): ActDescription['input'] {
  const schema = z.toJSONSchema(act.input, { io: 'input', reused: 'inline' });
  return z.record(z.string(), z.json()).parse(JSON.parse(JSON.stringify(schema)));
}
