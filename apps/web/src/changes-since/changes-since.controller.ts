import { BadRequestException, Controller, Get, Post } from '@nestjs/common';
import { positionSchema } from '@interventions/contracts';
import { controlOf } from '../forms/answers.js';
import { Page, Redirect } from '../http/page.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { newsFor } from '../start/news.js';

const path = '/changes-since';
/** Entries of each case that stand on the page; the rest is on its timeline. */
const entriesOfCase = '5';

/** What others recorded since the reader last looked at each case. */
@Controller('changes-since')
export class ChangesSinceController {
  @Get()
  async list(@Web() web: WebRequest): Promise<Page> {
    const news = await newsFor(web, { entries: entriesOfCase });
    return new Page('changes-since/list', { news }, news === null ? 503 : 200);
  }

  /** The reader has seen everything that stood on the page that they sent this from. */
  @Post('seen')
  async seen(@Web() web: WebRequest): Promise<Redirect> {
    const position = positionSchema.safeParse(controlOf(web.form, 'position'));
    if (!position.success) throw new BadRequestException();
    await web.api.seenAll(position.data);
    return new Redirect(path);
  }
}
