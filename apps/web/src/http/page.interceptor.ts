import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { PageRenderer } from '../rendering/page-renderer.js';
import { Page, Redirect } from './page.js';
import { noteLooked } from './note-looked.js';
import { webRequestOf } from './web-request.js';

/** Turns what a controller returns, a {@link Page} or a {@link Redirect}, into the answer. */
@Injectable()
export class PageInterceptor implements NestInterceptor {
  constructor(private readonly renderer: PageRenderer) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const web = webRequestOf(http.getRequest<FastifyRequest>());
    return next.handle().pipe(
      map((answer: unknown) => {
        if (answer instanceof Redirect) {
          reply.status(answer.status).header('location', answer.to);
          return '';
        }
        if (!(answer instanceof Page)) return answer;
        reply.status(answer.status).header('content-type', 'text/html; charset=utf-8');
        const html = this.renderer.render(answer, reply, web);
        if (web !== undefined) noteLooked(web, answer);
        return html;
      }),
    );
  }
}
