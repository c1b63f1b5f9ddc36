import { Controller, Get, NotFoundException, Param } from '@nestjs/common';
import { Page } from '../http/page.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { parameterRows } from './parameter-rows.js';

/** The policy versions by which entries are judged. */
@Controller('policies')
export class PoliciesController {
  @Get()
  async list(@Web() web: WebRequest): Promise<Page> {
    return new Page('policies/list', { policies: (await web.api.policies()).items });
  }

  @Get(':id')
  async show(@Web() web: WebRequest, @Param('id') id: string): Promise<Page> {
    const { items } = await web.api.policies();
    const policy = items.find((one) => one.id === id);
    if (policy === undefined) throw new NotFoundException();
    return new Page('policies/show', {
      policy,
      parameters: parameterRows(policy.parameters),
      before: items.find((one) => one.id === policy.supersedes) ?? null,
    });
  }
}
