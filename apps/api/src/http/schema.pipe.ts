import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { validate } from './validate.js';

/** Reads `@Body({ schema })` and `@Query({ schema })` by their schemas; what has no schema passes as it is. */
@Injectable()
export class SchemaPipe implements PipeTransform {
  transform(value: unknown, { schema, type }: ArgumentMetadata): unknown {
    if (!(schema instanceof z.ZodType)) return value;
    return validate(schema, value, type === 'body' ? 'invalid-body' : 'invalid-query');
  }
}
