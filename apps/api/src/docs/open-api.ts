import { z } from 'zod';
import { problemSchema, recordedSchema } from '@interventions/contracts';
import { acts, type ActDefinition } from '@interventions/domain';
import { inputSchema } from '../acts/describe-act.js';
import { Components, without, type Schema } from './components.js';
import { endpoints, type Endpoint } from './endpoints.js';

type Json = z.core.util.JSONType;

/** The whole interface as an OpenAPI 3.1 document, made from the wire contract and the definitions of acts. */
export function openApiDocument(): Readonly<Record<string, Json>> {
  const components = new Components();
  const problem = components.use(problemSchema);
  const paths: Record<string, Record<string, Json>> = {};
  const add = (path: string, method: string, operation: Schema): void => {
    (paths[path] ??= {})[method] = operation;
  };
  for (const endpoint of endpoints)
    add(endpoint.path, endpoint.method, operationOf(endpoint, components, problem));
  for (const act of acts)
    for (const path of pathsOf(act)) add(path, 'post', recordingOf(act, path, components, problem));
  return {
    openapi: '3.1.1',
    info: {
      title: 'Interventions',
      version: '1',
      description:
        'The record of statutory intervention in children’s social care: what happened, when it was recorded, by whom and from which source.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    security: [{ person: [] }],
    paths,
    components: {
      schemas: components.all(),
      securitySchemes: {
        person: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        operator: { type: 'http', scheme: 'bearer', description: 'The token in ops-token' },
      },
    },
  };
}

/** Where an act is recorded: at the case, at the council, or at either. */
function pathsOf(act: ActDefinition): readonly string[] {
  if (act.name === 'InterventionOpened') return ['/v1/interventions'];
  const places = { intervention: ['interventions/{id}'], authority: ['authorities/{laCode}'] };
  const either = [...places.intervention, ...places.authority];
  return (act.stream === 'either' ? either : places[act.stream]).map(
    (place) => `/v1/${place}/${act.route}`,
  );
}

function recordingOf(
  act: ActDefinition,
  path: string,
  components: Components,
  problem: Schema,
): Schema {
  const input = without(inputSchema(act), '$schema', 'id');
  const opens = act.name === 'InterventionOpened';
  const parameters = [
    ...pathParameters(path),
    header(
      'Idempotency-Key',
      true,
      'A new random key for every new request, the same for a repeat',
    ),
    ...(opens ? [] : [header('If-Match', true, 'The ETag of the record as you saw it')]),
  ];
  return {
    operationId: `${path.includes('/authorities/') && act.stream === 'either' ? 'council' : ''}${act.name}`,
    tags: [path.startsWith('/v1/authorities') ? 'Recording at a council' : 'Recording in a case'],
    summary: act.label,
    ...(act.hint !== null && { description: act.hint }),
    parameters,
    requestBody: bodyOf(components.add(`${act.name}Input`, input)),
    responses: {
      201: {
        description: `${act.title}. A repeat is answered word for word, with Idempotent-Replayed: true.`,
        headers: { ETag: textHeader, Location: textHeader, 'Idempotent-Replayed': textHeader },
        content: { 'application/json': { schema: components.use(recordedSchema) } },
      },
      ...problemsOf(
        [400, 401, 403, ...(opens ? [] : [404, 412, 428]), 413, 415, 422, 503, 507],
        problem,
      ),
    },
  };
}

const textHeader = { schema: { type: 'string' } };

function operationOf(endpoint: Endpoint, components: Components, problem: Schema): Schema {
  const { path, method, access, query, body, file, answer, status = 200 } = endpoint;
  const queries = query === undefined ? [] : queryParameters(query);
  const readAfter = header(
    'Read-After',
    false,
    'Wait until this position can be read, at most 3 seconds',
  );
  return {
    operationId: `${method}${path.replaceAll(/[^a-zA-Z]+(.)?/g, (_, first?: string) => (first ?? '').toUpperCase())}`,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    ...(access !== 'person' && { security: access === 'public' ? [] : [{ operator: [] }] }),
    parameters: [
      ...pathParameters(path),
      ...queries,
      ...Object.entries(file?.headers ?? {}).map(([name, says]) => header(name, true, says)),
      ...(endpoint.reads ? [readAfter] : []),
      ...(endpoint.conditional ? conditions : []),
    ],
    ...(file !== undefined && { requestBody: fileBodyOf(file.mediaType) }),
    ...(body !== undefined && { requestBody: bodyOf(components.use(body, 'input')) }),
    responses: {
      [status]: answerOf(answer, components),
      ...problemsOf(
        [...(access === 'public' ? [] : [401, 403]), ...(endpoint.problems ?? [])],
        problem,
      ),
    },
  };
}

const conditions = [
  header('If-Match', false, 'The ETag of what you read, to save over it'),
  header('If-None-Match', false, '*, to save a new one'),
];

/** Reading goes on while the log cannot be reached (faults F9). */
const asOfHeader = {
  description: 'Only while the log cannot be reached: up to when the answer is complete.',
  schema: { type: 'string', format: 'date-time' },
};

function answerOf(answer: Endpoint['answer'], components: Components): Schema {
  if (answer === null) return { description: 'Done' };
  if (!(answer instanceof z.ZodType))
    return {
      description: answer.says,
      content: { [answer.mediaType]: { schema: { type: 'string' } } },
    };
  return {
    description: 'Found',
    headers: { 'As-Of': asOfHeader },
    content: { 'application/json': { schema: components.use(answer) } },
  };
}

function bodyOf(schema: Schema): Schema {
  return { required: true, content: { 'application/json': { schema } } };
}

function fileBodyOf(mediaType: string): Schema {
  return { required: true, content: { [mediaType]: {} } };
}

function problemsOf(statuses: readonly number[], problem: Schema): Schema {
  const content = { 'application/problem+json': { schema: problem } };
  return Object.fromEntries(
    [...new Set(statuses)].sort().map((status) => [status, { description: 'Problem', content }]),
  );
}

function pathParameters(path: string): readonly Schema[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters(query: z.ZodObject): readonly Schema[] {
  return Object.entries(query.shape).map(([name, schema]) => {
    const made = z.toJSONSchema(schema as z.ZodType, { io: 'output' });
    const parameter = without(JSON.parse(JSON.stringify(made)) as Schema, '$schema');
    return {
      name,
      in: 'query',
      required: false,
      schema: parameter,
    };
  });
}

function header(name: string, required: boolean, description: string): Schema {
  return { name, in: 'header', required, description, schema: { type: 'string' } };
}
