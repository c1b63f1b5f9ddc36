import type { FastifyReply, FastifyRequest } from 'fastify';
import { AnswerCookies, readFlash, readRecordedForms } from '../http/session.js';
import { localPath } from '../http/page.js';

const key = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** A browser that keeps the cookies of the answers. */
class Jar {
  readonly #kept: Record<string, string> = {};

  get request(): FastifyRequest {
    return { cookies: this.#kept } as unknown as FastifyRequest;
  }

  get answer(): AnswerCookies {
    const setCookie = (name: string, value: string) => (this.#kept[name] = value);
    return new AnswerCookies({ setCookie } as unknown as FastifyReply, null);
  }

  keep(name: string, value: string): void {
    this.#kept[name] = value;
  }
}

describe('the forms that were recorded in a browser', () => {
  it('are known by their keys, the newest first, and no more than eight of them', () => {
    const jar = new Jar();
    for (let number = 1; number <= 10; number += 1)
      jar.answer.rememberForm(
        { key: key(number), at: `/interventions/1/recorded/${number}` },
        readRecordedForms(jar.request),
      );
    const forms = readRecordedForms(jar.request);
    expect(forms.map((form) => form.key)).toEqual([10, 9, 8, 7, 6, 5, 4, 3].map(key));
    expect(forms[0]?.at).toBe('/interventions/1/recorded/10');
  });

  it('are none where the cookie is not ours, and lead nowhere else', () => {
    const jar = new Jar();
    for (const value of ['', 'x', Buffer.from('[{"key":1}]').toString('base64url')]) {
      jar.keep('interventions_forms', value);
      expect(readRecordedForms(jar.request)).toEqual([]);
    }
    expect(localPath('https://example.org')).toBe('/');
  });

  it('keep their warnings when they come back', () => {
    const jar = new Jar();
    jar.answer.rememberRepeated({ warnings: ['A date is far away'] });
    expect(readFlash(jar.request)).toEqual({ warnings: ['A date is far away'], repeated: true });
  });
});
