import { Controller, Get } from '@nestjs/common';
import type { z } from 'zod';
import type { actsSchema } from '@interventions/contracts';
import { acts } from '@interventions/domain';
import type { Person } from '@interventions/application';
import { Allows, readers } from '../access/access.js';
import { SignedIn } from '../access/signed-in.js';
import { describeAct } from './describe-act.js';
import { forReader } from './readable-classes.js';

const described = { items: acts.map(describeAct) };

/** The definitions of every act, as the person who asks may record them: forms are made from them. */
@Controller('v1/acts')
export class ActsController {
  @Allows('read')
  @Get()
  all(@SignedIn() { role }: Person): z.infer<typeof actsSchema> {
    return { items: described.items.map((act) => forReader(act, readers[role])) };
  }
}
