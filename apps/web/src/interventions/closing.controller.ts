import { Controller, Get, Param } from '@nestjs/common';
import { Page } from '../http/page.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { closingTest } from './closing-test.js';

/** The test for closing a case, before anybody closes it. */
@Controller('interventions')
export class ClosingController {
  @Get(':id/closing')
  async show(@Web() web: WebRequest, @Param('id') id: string): Promise<Page> {
    const [record, allowed] = await Promise.all([
      web.api.intervention(id),
      web.api.allowedActs({ kind: 'intervention', id }),
    ]);
    return new Page('interventions/closing', {
      record,
      test: closingTest(record, allowed.items),
      tab: 'closing',
    });
  }
}
