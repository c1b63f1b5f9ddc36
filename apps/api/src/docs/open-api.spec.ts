import { acts } from '@interventions/domain';
import { openApiDocument } from './open-api.js';

type Operation = { readonly operationId: string; readonly responses: object };
const document = openApiDocument() as unknown as {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
};

describe('openApiDocument', () => {
  it('is OpenAPI 3.1 in plain JSON', () => {
    expect(document.openapi).toMatch(/^3\.1/);
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });

  it('gives every act a path of its own', () => {
    for (const act of acts) {
      const path = Object.keys(document.paths).find((one) =>
        act.name === 'InterventionOpened'
          ? one === '/v1/interventions'
          : one.endsWith(`/${act.route}`),
      );
      expect([act.name, path === undefined]).toEqual([act.name, false]);
    }
  });

  it('refers to nothing that it does not define', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, target = '']) => target,
    );
    expect(references.length).toBeGreaterThan(100);
    for (const target of new Set(references)) {
      const name = target.replace('#/components/schemas/', '');
      expect([target, name in document.components.schemas]).toEqual([target, true]);
    }
  });

  it('names each operation once', () => {
    const ids = Object.values(document.paths).flatMap((path) =>
      Object.values(path).map((operation) => operation.operationId),
    );
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
});
