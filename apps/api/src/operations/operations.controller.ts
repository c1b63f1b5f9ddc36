import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { OperatorOnly } from '../access/access.js';
import { Backend } from '@interventions/adapters/backend';
import { readModels } from '@interventions/read-models';

/** Which view is rebuilt; all of them without a name. */
export const rebuildSchema = z.strictObject({
  model: z.enum(readModels.map(({ name }) => name)).optional(),
});

/** How many streams of how many models were taken in after all, and how many were not. */
export const retrySchema = z.strictObject({ released: z.int(), stillParked: z.int() });

/** What the operator of this machine may ask for, with the token that stands in the data folder. */
@Controller('ops')
@OperatorOnly()
export class OperationsController {
  constructor(private readonly backend: Backend) {}

  @Post('rebuild')
  @HttpCode(200)
  async rebuild(
    @Body({ schema: rebuildSchema }) { model }: z.infer<typeof rebuildSchema>,
  ): Promise<{ readonly done: true }> {
    await this.backend.views.rebuild(model);
    return { done: true };
  }

  @Post('retry')
  @HttpCode(200)
  async retry(): Promise<z.infer<typeof retrySchema>> {
    const { released, stillParked } = await this.backend.views.retry();
    return { released: released.length, stillParked: stillParked.length };
  }
}
