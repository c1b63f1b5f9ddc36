import { Readable } from 'node:stream';
import { problemSchema, type Problem } from '@interventions/contracts';
import type { z } from 'zod';
import type { WebConfig } from '../config.js';
import { ApiProblem, ApiUnavailable } from './api-errors.js';

/** For whom a request is made. */
export interface Caller {
  readonly token: string | undefined;
  readonly correlationId: string;
  /** Is told of the headers of every answer. */
  readonly heard?: (headers: Headers) => void;
}

/** One request to the api. `path` begins with a slash; `query` leaves out what is undefined or empty. */
export interface ApiRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** A body that is passed on as it arrives, instead of JSON. */
  readonly stream?: Readable;
  /** What messages and logs call it, where its path holds a secret. */
  readonly calledInLogs?: string;
}

/** Sends one request and parses the answer with its schema. Throws {@link ApiProblem} or {@link ApiUnavailable}. */
export async function callApi<Schema extends z.ZodType>(
  config: WebConfig,
  caller: Caller,
  request: ApiRequest,
  schema: Schema,
  signal?: AbortSignal,
): Promise<z.infer<Schema>> {
  const response = await send(config, caller, request, signal);
  const body = await read(response);
  if (!response.ok) throw new ApiProblem(problemOf(body, response.status, caller));
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ApiUnavailable(
      `${nameOf(request)} answered in a form that is not understood: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
    );
  }
  return parsed.data;
}

/** The text of an answer that is not JSON, such as a history as JSON Lines. */
export async function callApiForText(
  config: WebConfig,
  caller: Caller,
  request: ApiRequest,
): Promise<string> {
  const response = await send(config, caller, request);
  if (!response.ok) {
    throw new ApiProblem(problemOf(await read(response), response.status, caller));
  }
  return response.text();
}

/** A file of an answer, byte for byte, with the headers that say what it is and how it is called. */
export interface ApiFile {
  readonly body: Buffer;
  readonly type: string;
  readonly disposition: string;
}

/** A file that the api makes, such as a table as CSV. */
export async function callApiForFile(
  config: WebConfig,
  caller: Caller,
  request: ApiRequest,
): Promise<ApiFile> {
  const response = await send(config, caller, request);
  if (!response.ok) throw new ApiProblem(problemOf(await read(response), response.status, caller));
  return {
    body: Buffer.from(await response.arrayBuffer()),
    type: response.headers.get('content-type') ?? 'application/octet-stream',
    disposition: response.headers.get('content-disposition') ?? 'attachment',
  };
}

/** A file of an answer as it arrives, with the headers that say how it may be used. */
export interface ApiStream {
  readonly body: Readable;
  readonly headers: Readonly<Record<string, string>>;
}

/** Headers of a file that are handed on as the api set them. */
const fileHeaders = [
  'content-type',
  'content-length',
  'content-disposition',
  'content-security-policy',
  'x-content-type-options',
];

/** A file that is passed on without being kept here. It must have arrived before the signal. */
export async function callApiForStream(
  config: WebConfig,
  caller: Caller,
  request: ApiRequest,
  signal: AbortSignal,
): Promise<ApiStream> {
  const response = await send(config, caller, request, signal);
  if (!response.ok) throw new ApiProblem(problemOf(await read(response), response.status, caller));
  if (response.body === null) throw new ApiUnavailable(`${nameOf(request)} answered nothing`);
  return {
    body: Readable.fromWeb(response.body),
    headers: Object.fromEntries(
      fileHeaders.flatMap((name) => {
        const value = response.headers.get(name);
        return value === null ? [] : [[name, value]];
      }),
    ),
  };
}

/** The text of an answer that goes on until the signal, piece by piece. */
export async function openApiStream(
  config: WebConfig,
  caller: Caller,
  request: ApiRequest,
  signal: AbortSignal,
): Promise<AsyncIterable<string>> {
  const opening = new AbortController();
  const late = setTimeout(() => opening.abort(), config.apiTimeoutMs);
  try {
    const limit = AbortSignal.any([signal, opening.signal]);
    const response = await send(config, caller, request, limit);
    if (!response.ok)
      throw new ApiProblem(problemOf(await read(response), response.status, caller));
    if (response.body === null) throw new ApiUnavailable(`${nameOf(request)} answered nothing`);
    return response.body.pipeThrough(new TextDecoderStream());
  } finally {
    clearTimeout(late);
  }
}

async function send(
  config: WebConfig,
  caller: Caller,
  request: ApiRequest,
  signal = AbortSignal.timeout(config.apiTimeoutMs),
): Promise<Response> {
  const url = new URL(config.apiUrl + request.path);
  for (const [name, value] of Object.entries(request.query ?? {})) {
    for (const one of [value ?? []].flat()) if (one !== '') url.searchParams.append(name, one);
  }
  try {
    const response = await fetch(url, {
      method: request.method ?? 'GET',
      headers: {
        accept: 'application/json',
        'x-correlation-id': caller.correlationId,
        ...(caller.token !== undefined && { authorization: `Bearer ${caller.token}` }),
        ...(request.body !== undefined && { 'content-type': 'application/json' }),
        ...request.headers,
      },
      redirect: 'error',
      signal,
      ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
      ...(request.stream !== undefined && {
        body: Readable.toWeb(request.stream) as ReadableStream<Uint8Array>,
        duplex: 'half',
      }),
    });
    caller.heard?.(response.headers);
    return response;
  } catch (cause) {
    throw new ApiUnavailable(`${nameOf(request)} could not be reached`, { cause });
  }
}

function nameOf({ calledInLogs, path }: ApiRequest): string {
  return calledInLogs ?? path;
}

async function read(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    throw new ApiUnavailable(`The api answered ${response.status} without readable JSON`, {
      cause,
    });
  }
}

function problemOf(body: unknown, status: number, caller: Caller): Problem {
  const parsed = problemSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new ApiUnavailable(
    `The api answered ${status} in a form that is not understood (${caller.correlationId})`,
  );
}
