import { Controller, Get, Post, Query } from '@nestjs/common';
import { ApiProblem } from '../api/api-errors.js';
import { controlOf } from '../forms/answers.js';
import { localPath, Page, Redirect } from '../http/page.js';
import { Public } from '../http/signed-in.guard.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { signInPage } from './sign-in-page.js';

/** Signing in as a persona, and out. */
@Controller()
export class SignInController {
  @Get('sign-in')
  @Public()
  show(@Web() web: WebRequest, @Query() query: { readonly return?: unknown }): Promise<Page> {
    return signInPage(web, { back: localPath(query.return) });
  }

  /** Signs in; a form that was interrupted is sent on to where it was going, with its answers. */
  @Post('sign-in')
  @Public()
  async signIn(@Web() web: WebRequest): Promise<Page | Redirect> {
    const back = localPath(controlOf(web.form, '_return'));
    const resume = controlOf(web.form, '_resume') === 'yes';
    const persona = controlOf(web.form, '_persona');
    const again = { back, ...(resume && { body: web.form }) };
    if (persona === '')
      return signInPage(web, { ...again, problem: 'Select who you are signing in as' });
    try {
      await web.signIn(await web.api.signIn(persona));
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.problem.status >= 500) throw error;
      return signInPage(web, { ...again, problem: 'Select who you are signing in as' });
    }
    return new Redirect(back, resume ? 307 : 303);
  }

  @Post('sign-out')
  @Public()
  async signOut(@Web() web: WebRequest): Promise<Redirect> {
    await web.signOut();
    // Not "cookies": that would sign people out of every other service on this host name as well.
    web.reply.header('clear-site-data', '"cache", "storage"');
    return new Redirect('/sign-in');
  }
}
