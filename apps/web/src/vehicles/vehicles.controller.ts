import { Controller, Get, Param } from '@nestjs/common';
import { Page } from '../http/page.js';
import { Web, type WebRequest } from '../http/web-request.js';

/** Trusts, companies and partnerships, and the councils they serve. */
@Controller('vehicles')
export class VehiclesController {
  @Get()
  async list(@Web() web: WebRequest): Promise<Page> {
    return new Page('vehicles/list', { page: await web.api.vehicles() });
  }

  @Get(':key')
  async show(@Web() web: WebRequest, @Param('key') key: string): Promise<Page> {
    return new Page('vehicles/show', { vehicle: await web.api.vehicle(key) });
  }
}
