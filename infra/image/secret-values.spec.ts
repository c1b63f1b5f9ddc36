import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SecretValueError, withSecretValues } from './secret-values.ts';

describe('settings whose secret stands in a file', () => {
  let folder = '';
  let file = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'secret-values-'));
    file = join(folder, 'redis-url');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are read from it, without the line break at its end', () => {
    writeFileSync(file, 'redis://:canary@redis:6379\n');
    expect(withSecretValues({ REDIS_URL_FILE: file })).toEqual({
      REDIS_URL: 'redis://:canary@redis:6379',
    });
  });

  it('are left alone where no file is named', () => {
    expect(withSecretValues({ REDIS_URL: 'redis://here', NOTIFY_API_KEY_FILE: '' })).toEqual({});
  });

  it('are refused where value and file are both given, without telling the value', () => {
    writeFileSync(file, 'redis://:canary@redis:6379\n');
    const both = { REDIS_URL: 'redis://:canary@other:6379', REDIS_URL_FILE: file };
    expect(() => withSecretValues(both)).toThrow(SecretValueError);
    expect(() => withSecretValues(both)).not.toThrow('canary');
  });

  it('are refused where the file is missing or empty', () => {
    expect(() => withSecretValues({ NOTIFY_API_KEY_FILE: file })).toThrow('cannot be read');
    writeFileSync(file, '\n');
    expect(() => withSecretValues({ NOTIFY_API_KEY_FILE: file })).toThrow('is empty');
  });
});
