import { z } from 'zod';
import { findAct } from '../case/index.js';
import { defineSystemEvent } from './system-event.js';

/** Stream of one request that was refused. */
export function requestStream(commandId: string): string {
  return `request-${commandId}`;
}

/**
 * A request of an identified person that was refused: by a rule, for want of permission, or because somebody
 * was faster. It holds what is needed to give the same answer again, and never the request's body.
 */
export const commandRefused = defineSystemEvent({
  name: 'CommandRefused',
  stored: 'command-refused.v1',
  title: 'Request refused',
  data: z.strictObject({
    code: z.string(),
    detail: z.string(),
    field: z.string().optional(),
    remedy: z.string().optional(),
    /** The act that was asked for. */
    commandType: z.string(),
    actor: z.string(),
    /** SHA-256 of the request, in hexadecimal. */
    requestHash: z.string(),
    interventionId: z.uuid().optional(),
    laCode: z.string().optional(),
    /** With `stale`: the revision that was named, and the one the stream stood at; `no-stream` for none. */
    expected: z.string().optional(),
    actual: z.string().optional(),
  }),
  sentence: (data) => {
    const act = findAct(data.commandType);
    const asked = act === undefined ? data.commandType : lowerFirst(act.label);
    return `Refused: ${asked}. ${data.detail}`.replace(/\.$/, '');
  },
});

export type CommandRefused = z.infer<typeof commandRefused.data>;

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
