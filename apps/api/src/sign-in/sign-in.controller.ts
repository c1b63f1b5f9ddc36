import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { z } from 'zod';
import type { Person } from '@interventions/application';
import { LocalIssuer } from '@interventions/adapters/identity';
import {
  signInSchema,
  type meSchema,
  type personasSchema,
  type SignedIn as SignedInAnswer,
} from '@interventions/contracts';
import { Allows, permissions, Public } from '../access/access.js';
import { SignedIn } from '../access/signed-in.js';
import { RateLimit } from '../http/rate-limit.js';
import { personas, teamOf } from './personas.js';

/** Signing in as a persona, and who is signed in. */
@Controller('v1')
export class SignInController {
  constructor(
    private readonly issuer: LocalIssuer,
    private readonly limit: RateLimit,
  ) {}

  @Public()
  @Get('personas')
  personas(): z.infer<typeof personasSchema> {
    return { items: [...personas] };
  }

  @Public()
  @Post('sign-in')
  @HttpCode(200)
  async signIn(
    @Body({ schema: signInSchema }) body: z.infer<typeof signInSchema>,
  ): Promise<SignedInAnswer> {
    await this.limit.take('sign-in');
    const persona = personas.find(({ id }) => id === body.persona);
    if (persona === undefined) throw new Error(`There is no persona ${body.persona}.`);
    const { name, role } = persona;
    return { ...(await this.issuer.sign({ actor: name, name, role })), persona };
  }

  @Allows('read')
  @Get('me')
  me(@SignedIn() { actor, name, role }: Person): z.infer<typeof meSchema> {
    const team = teamOf(actor);
    return { actor, name, role, team, mayRecord: permissions[role].includes('record') };
  }
}
