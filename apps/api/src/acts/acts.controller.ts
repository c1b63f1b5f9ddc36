import { Controller, Get } from '@nestjs/common';
import type { z } from 'zod';
import type { actsSchema } from '@interventions/contracts';
import { acts } from '@interventions/domain';
import { Allows } from '../access/access.js';
import { describeAct } from './describe-act.js';

const described = { items: acts.map(describeAct) };

/** The definitions of every act: forms and documentation are made from them. */
@Controller('v1/acts')
export class ActsController {
  @Allows('read')
  @Get()
  all(): z.infer<typeof actsSchema> {
    return described;
  }
}
