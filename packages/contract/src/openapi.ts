// OpenAPI 3.1 uses JSON Schema 2020-12, which zod 4 emits itself; so the document is the operation list plus zod's
// own schemas, with nothing written twice.

import * as z from 'zod/mini';
import { OPERATIONS } from './operation.ts';
import type { Operation } from './operation-description.ts';
import { OPERATION_ROLES } from './operation-role.ts';
import type { ProblemSlug } from './problem.ts';
import { PROBLEMS } from './problem.ts';
import { problem } from './problem-document.ts';

type Json = { readonly [key: string]: unknown };

/** The OpenAPI 3.1 document, for a deployment at `serverUrl`. */
export function openApiDocument(serverUrl: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  const operations: readonly (readonly [string, Operation])[] = Object.entries(OPERATIONS);
  for (const [operationId, operation] of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: operationObject(operationId, operation) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Happy Homeland',
      version: '0.1.0',
      summary: 'Charity micro-projects: pledges, settlement, books and public disclosure.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: serverUrl }],
    paths,
    components: {
      schemas: componentSchemas(),
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'A publishing key.' },
        pledgeSecret: { type: 'http', scheme: 'bearer', description: 'The secret of the pledge, or a one-use token.' },
        complaintSecret: { type: 'http', scheme: 'bearer', description: 'The secret of the report.' },
      },
    },
  };
}

function operationObject(operationId: string, operation: Operation): Json {
  return {
    operationId,
    tags: [operation.tag],
    summary: operation.summary,
    ...securityOf(operation),
    ...rolesOf(operationId),
    parameters: parametersOf(operation),
    ...requestBodyOf(operation),
    responses: {
      [operation.success.status]: successResponse(operation),
      ...partlyResponse(operation),
      ...problemResponses(operation.problems),
    },
  };
}

function requestBodyOf({ body, fileTypes }: Operation): Json {
  if (body) return { requestBody: { required: true, content: jsonContent(body) } };
  if (!fileTypes) return {};
  return { requestBody: { required: true, content: Object.fromEntries(fileTypes.map((type) => [type, {}])) } };
}

// OpenAPI has no place for roles of its own.
function rolesOf(operationId: string): Json {
  const asked = Object.entries(OPERATION_ROLES).find(([id]) => id === operationId)?.[1] ?? [];
  return asked === 'anyone' ? {} : { 'x-roles': asked };
}

function securityOf({ security }: Operation): Json {
  if (security === 'api-key') return { security: [{ apiKey: [] }] };
  if (security === 'pledge-secret') return { security: [{ pledgeSecret: [] }] };
  if (security === 'complaint-secret') return { security: [{ complaintSecret: [] }] };
  return { security: [] };
}

function parametersOf(operation: Operation): readonly Json[] {
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', maxLength: 64 },
  }));
  const key = { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', format: 'uuid' } };
  const headers = Object.entries(operation.headers ?? {}).map(([name, description]) => {
    return { name, in: 'header', required: false, description, schema: { type: 'string', maxLength: 2048 } };
  });
  return [...inPath, ...(operation.idempotencyKey ? [key] : []), ...headers, ...queryParameters(operation.query)];
}

function queryParameters(query: z.ZodMiniType | undefined): readonly Json[] {
  if (!query) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).map(([name, schema]) => {
    return { name, in: 'query', required: required.includes(name), schema };
  });
}

function partlyResponse({ partly }: Operation): Json {
  if (!partly) return {};
  const { description = '' } = z.toJSONSchema(partly.schema);
  return { [partly.status]: { description, content: jsonContent(partly.schema) } };
}

function successResponse({ success, summary }: Operation): Json {
  const mediaType = success.mediaType ?? 'application/json';
  if (!success.schema) return { description: summary, content: { [mediaType]: {} } };
  return { description: summary, content: jsonContent(success.schema) };
}

function problemResponses(slugs: readonly ProblemSlug[]): Json {
  const content = { 'application/problem+json': { schema: referenceTo(problem) } };
  const statuses = new Set(slugs.map((slug) => PROBLEMS[slug].status));
  const slugsOf = (status: number) => slugs.filter((slug) => PROBLEMS[slug].status === status).join(', ');
  return Object.fromEntries([...statuses].map((status) => [status, { description: slugsOf(status), content }]));
}

function jsonContent(schema: z.ZodMiniType): Json {
  return { 'application/json': { schema: referenceTo(schema) } };
}

function referenceTo(schema: z.ZodMiniType): Json {
  const id = z.globalRegistry.get(schema)?.id;
  if (!id) throw new Error('a schema of an operation has no id: .register(z.globalRegistry, { id })');
  return { $ref: schemaRef(id) };
}

function schemaRef(id: string): string {
  return `#/components/schemas/${id}`;
}

// What a caller sends may leave defaults out; what we answer never does. So inputs and outputs are emitted apart.
function componentSchemas(): Json {
  const options = { uri: schemaRef, unrepresentable: 'any' } as const;
  const inputs = z.toJSONSchema(z.globalRegistry, { ...options, io: 'input' }).schemas;
  const outputs = z.toJSONSchema(z.globalRegistry, { ...options, io: 'output' }).schemas;
  const chosen = Object.entries(outputs).map(([id, schema]) => [id, id.endsWith('Input') ? inputs[id] : schema]);
  return Object.fromEntries(chosen.map(([id, schema]) => [id, withoutIds(schema)]));
}

function withoutIds(schema: unknown): Json {
  const { $schema: _dialect, $id: _id, ...body } = Object(schema);
  return body;
}
