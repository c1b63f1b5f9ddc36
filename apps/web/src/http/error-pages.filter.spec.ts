import type { ArgumentsHost } from '@nestjs/common';
import type { PageRenderer } from '../rendering/page-renderer.js';
import { ErrorPagesFilter } from './error-pages.filter.js';

describe('a failure of the error page itself', () => {
  it('is answered in plain text with the reference, and logged', async () => {
    const logged: string[] = [];
    const headers: Record<string, string> = {};
    const sent: string[] = [];
    const reply = {
      status: () => reply,
      header: (name: string, value: string) => {
        headers[name] = value;
        return reply;
      },
      send: (text: string) => void sent.push(text),
    };
    const log = { error: (_fault: unknown, words: string) => void logged.push(words) };
    const request = { id: 'reference-1', method: 'GET', url: '/', log };
    const host = {
      switchToHttp: () => ({ getRequest: () => request, getResponse: () => reply }),
    } as unknown as ArgumentsHost;
    const broken = {
      render: () => {
        throw new Error('no such filter');
      },
    } as unknown as PageRenderer;
    await new ErrorPagesFilter(broken).catch(new Error('first'), host);
    expect(sent.join('')).toContain('reference-1');
    expect(sent.join('')).not.toContain('filter');
    expect(headers['content-type']).toContain('text/plain');
    expect(logged).toEqual(['a page could not be shown', 'an error page could not be shown']);
  });
});
