import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { OperatorOnly } from '../access/access.js';
import { Backend } from '../backend/backend.js';

/** Which view is rebuilt; all of them without a name. */
export const rebuildSchema = z.strictObject({ model: z.string().max(100).optional() });

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
    await this.backend.rebuild(model);
    return { done: true };
  }

  @Post('retry')
  @HttpCode(200)
  async retry(): Promise<{ readonly done: true }> {
    await this.backend.retryParked();
    return { done: true };
  }
}
