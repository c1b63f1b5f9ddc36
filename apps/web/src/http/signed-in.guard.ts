import { Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { webRequestOf } from './web-request.js';

const openToAll = 'open-to-all';

/** Names a page or resource that needs no sign-in. Every other one does. */
export const Public = () => SetMetadata(openToAll, true);

/** Nobody is signed in, or no longer. */
export class NotSignedIn extends Error {}

/** Lets only signed-in people through; throws {@link NotSignedIn}. */
@Injectable()
export class SignedInGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const places = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(openToAll, places) === true)
      return true;
    const web = webRequestOf(context.switchToHttp().getRequest<FastifyRequest>());
    if (web?.user === undefined) throw new NotSignedIn();
    return true;
  }
}
